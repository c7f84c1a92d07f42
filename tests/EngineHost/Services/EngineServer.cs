using AtlasBackup.EngineHost.Programs;
using Grpc.Core.Interceptors;

namespace AtlasBackup.EngineHost.Services;

/// <summary>Serves the engine for plugins, and together with a resource monitor for programs.</summary>
public sealed class EngineServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    private EngineServer(LoopbackServer server, EngineLog log)
    {
        _server = server;
        Log = log;
    }

    public string Address => _server.Address;

    public EngineLog Log { get; }

    public static Task<EngineServer> StartAsync(CancellationToken cancellationToken = default) =>
        StartAsync(new EngineLog(), monitor: null, interceptor: null, cancellationToken);

    internal static async Task<EngineServer> StartAsync(
        EngineLog log,
        ResourceMonitorService? monitor,
        Interceptor? interceptor,
        CancellationToken cancellationToken)
    {
        return new(await LoopbackServer.StartAsync(
            services =>
            {
                services.AddSingleton(new EngineService(log));
                if (monitor is not null)
                {
                    services.AddSingleton(monitor);
                }
            },
            endpoints =>
            {
                endpoints.MapGrpcService<EngineService>();
                endpoints.MapGrpcService<HealthService>();
                if (monitor is not null)
                {
                    endpoints.MapGrpcService<ResourceMonitorService>();
                }
            },
            interceptor,
            cancellationToken), log);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
