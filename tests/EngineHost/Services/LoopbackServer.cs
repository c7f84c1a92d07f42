using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasBackup.EngineHost.Services;

/// <summary>A gRPC server on a free loopback port: HTTP/2 without TLS, with Pulumi's message limits.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    // The engine's servers have no limit; this one is too high to be reached.
    private const int MaxCalls = 1_000_000;

    private readonly WebApplication _application;
    private bool _disposed;

    private LoopbackServer(WebApplication application) => _application = application;

    /// <summary>The address as Pulumi writes it: host and port, no scheme.</summary>
    public string Address => new Uri(_application.Urls.Single()).Authority;

    public static async Task<LoopbackServer> StartAsync(
        Action<IServiceCollection> services,
        Action<IEndpointRouteBuilder> endpoints,
        Interceptor? interceptor = null,
        CancellationToken cancellationToken = default)
    {
        // The empty builder reads no settings files and no ASPNETCORE_* variables: only the lines below count.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Limits.Http2.MaxStreamsPerConnection = MaxCalls;
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc(options => Configure(options, interceptor));
        if (interceptor is not null)
        {
            builder.Services.AddSingleton(interceptor.GetType(), interceptor);
        }

        services(builder.Services);

        var application = builder.Build();
        application.UseRouting();
        endpoints(application);
        await application.StartAsync(cancellationToken);
        return new(application);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;

        // Calls that hang must not hold up the end of a test.
        using var impatience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(impatience.Token);
        await _application.DisposeAsync();
    }

    private static void Configure(GrpcServiceOptions options, Interceptor? interceptor)
    {
        options.MaxReceiveMessageSize = Loopback.MaxMessageSize;
        options.MaxSendMessageSize = Loopback.MaxMessageSize;
        if (interceptor is not null)
        {
            options.Interceptors.Add(interceptor.GetType());
        }
    }
}
