using System.Net;
using AtlasBackup.Core;
using AtlasBackup.Provider.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Serves the Pulumi provider protocol on loopback until the engine, or a signal, ends it.</summary>
internal static class PulumiPlugin
{
    // The same time that the provider has to end, which it does in parallel.
    private static readonly TimeSpan LogTimeout = TimeSpan.FromMilliseconds(700);

    public static FrontEnd FrontEnd { get; } = new(
        Product: "pulumi-atlasbackup",
        HowToConfigure: "pulumi config set --secret atlasbackup:clientId …, or arguments of the Provider");

    public static async Task RunAsync(EngineArguments arguments, Action<int> announcePort)
    {
        await using var log = new EngineLog(TimeProvider.System);
        await using var provider = new Core.Provider(FrontEnd, log, TimeProvider.System);
        var watch = new EngineWatch(arguments.EngineAddress, TimeProvider.System);
        if (arguments.EngineAddress is { } address)
        {
            log.Connect(address);
        }

        using var end = new ProcessEnd();
        await using var app = Build(new ResourceProviderService(provider, log, watch));
        await app.StartAsync();
        announcePort(GrpcHost.PortOf(app));
        await EndAsync(watch, end);
        await Task.WhenAll(provider.EndAsync(), log.FlushAsync(LogTimeout).AsTask());
        await GrpcHost.StopAsync(app);
    }

    private static WebApplication Build(ResourceProviderService service) => GrpcHost.Build(
        options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2),
        ResourceProviderMethods.Of(service));

    // Returns when a signal came or the engine is gone.
    private static async Task EndAsync(EngineWatch watch, ProcessEnd end)
    {
        using var watching = new CancellationTokenSource();
        var gone = watch.WaitAsync(watching.Token);
        if (await Task.WhenAny(end.Task, gone) == gone && !await gone)
        {
            await end.Task;
        }

        await watching.CancelAsync();
    }
}
