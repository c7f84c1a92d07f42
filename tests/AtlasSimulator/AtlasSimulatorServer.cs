using System.Net;
using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.AtlasSimulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AtlasBackup.AtlasSimulator;

/// <summary>
/// A stand-in for the Atlas Administration API on loopback, with real sockets, real authentication and faults on
/// demand. It shares no code with the provider, so that the same mistake cannot be in both.
/// </summary>
public sealed class AtlasSimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Pipeline _pipeline;
    private readonly AtlasWorld _world;

    private AtlasSimulatorServer(SimulatorOptions options)
    {
        _world = new AtlasWorld(options);
        _pipeline = new Pipeline(options, _world, Faults, Requests);
        var control = new ControlApi(this);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                listen.Protocols = options.Certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
                if (options.Certificate is { } certificate)
                {
                    listen.UseHttps(certificate);
                }
            });
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
        });
        _app = builder.Build();
        _app.Run(context => context.Request.Path.StartsWithSegments(ControlApi.Root, StringComparison.Ordinal)
            ? control.RunAsync(context)
            : _pipeline.RunAsync(context));
    }

    public FaultList Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    public Counters Counters => _pipeline.Counters;

    /// <summary>The time on Atlas's clock.</summary>
    public DateTimeOffset Now => _world.Clock.Now;

    public string BaseUrl =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First()
        ?? throw new InvalidOperationException("the server has not started");

    public static async Task<AtlasSimulatorServer> StartAsync(
        SimulatorOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var server = new AtlasSimulatorServer(options ?? new SimulatorOptions());
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Changes the data, even while requests arrive.</summary>
    public void Change(params IEnumerable<WorldChange> changes) => _world.Apply(changes);

    public async ValueTask DisposeAsync()
    {
        // A graceful stop would wait for stalled answers.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
