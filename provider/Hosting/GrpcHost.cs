using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Makes the gRPC servers of the front ends, with the limits that they share.</summary>
internal static class GrpcHost
{
    // The limit of the engine and of all SDKs.
    private const int MaxMessageBytes = 400 * 1024 * 1024;

    // The limit of the engine's other plugins, which are servers in Go.
    private const int MaxHeaderBytes = 16 * 1024 * 1024;

    // Counted in the way that HTTP/2 defines.
    private const int BytesOfEmptyHeader = 32;

    // The engine has one connection. If its calls could reach this limit, Cancel would have to wait until some of them
    // end. The engine's other plugins have no limit. Kestrel multiplies the limit by eight for the length of a queue:
    // this is the largest number for which the product does not overflow.
    private const int MaxCalls = int.MaxValue / 8;

    // Longer than any program runs. It is not infinite: Kestrel adds it to its clock, the sum would overflow, and
    // connections would end after a second.
    private static readonly TimeSpan Silence = TimeSpan.FromDays(365);

    // How long a front end waits for its requests when it ends. Requests that take longer are aborted.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(800);

    /// <summary>Builds a server, which listens once it is started.</summary>
    /// <param name="listen">Says where it listens.</param>
    /// <param name="methods">What it serves.</param>
    /// <param name="isEncrypted">Whether it uses TLS.</param>
    public static WebApplication Build(
        Action<KestrelServerOptions> listen,
        GrpcMethods methods,
        bool isEncrypted = false)
    {
        // The empty builder reads no configuration files and no environment, and writes no log to the console. So it
        // costs no time and shows no secret.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            Widen(options.Limits);
            listen(options);
        });
        if (isEncrypted)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MaxMessageBytes;
            options.MaxSendMessageSize = MaxMessageBytes;

            // Without this, gRPC answers a request that it cannot read with "Exception was thrown by handler.".
            options.EnableDetailedErrors = true;
        });
        LeaveOut(builder.Services);
        builder.Services.AddSingleton(methods);
        builder.Services.AddSingleton<IServiceMethodProvider<GrpcMethods>>(methods);
        var app = builder.Build();
        app.MapGrpcService<GrpcMethods>();
        return app;
    }

    /// <summary>The port on which a server that was started listens.</summary>
    public static int PortOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        return new Uri(addresses?.First() ?? throw new InvalidOperationException("the server has no address")).Port;
    }

    public static async Task StopAsync(WebApplication app)
    {
        using var deadline = new CancellationTokenSource(StopTimeout);
        await app.StopAsync(deadline.Token);
    }

    // The container makes the types of these services when the program starts, and none of them has work here: nobody
    // reads a log of the server, all options are set above, front ends handle signals themselves, and no method is
    // generated.
    private static void LeaveOut(IServiceCollection services)
    {
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.RemoveAll<IStartupValidator>();
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.RemoveAll(typeof(IServiceMethodProvider<>));
    }

    // Kestrel's limits protect a server on the Internet. Here the client is the engine that started the process: if a
    // limit closes its connection, it loses all of its calls. Some defaults are kept. By default Kestrel sends no pings
    // to the client and does not limit the number of connections. The flow-control windows are kept because a call
    // reads its request as it arrives, so that a large request leaves room for a small one. The response buffer is kept
    // because with it a call waits for a slow client without using a thread.
    private static void Widen(KestrelServerLimits limits)
    {
        limits.Http2.MaxStreamsPerConnection = MaxCalls;

        // gRPC counts the bytes of a message itself.
        limits.MaxRequestBodySize = null;

        // Headers carry metadata, such as the context of a trace. One request with more than the limit ends the
        // connection. Kestrel refuses a buffer that is smaller than the headers; flow control limits how much is
        // buffered.
        limits.MaxRequestBufferSize = null;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaderBytes / BytesOfEmptyHeader;

        // An engine may be busy elsewhere for hours, be stopped in a debugger, or sleep with its machine. When its
        // process has ended, the system closes its connections, and EngineWatch notices it.
        limits.KeepAliveTimeout = Silence;
        limits.RequestHeadersTimeout = Silence;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
    }

    /// <summary>Leaves signals to the front ends.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
