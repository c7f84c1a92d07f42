using System.Net;
using System.Runtime.InteropServices;
using AtlasBackup.Core;
using AtlasBackup.Provider.Pulumi;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Serves the provider protocol on loopback until the engine, or a signal, ends it.</summary>
internal static class PluginHost
{
    // The limit of the engine and of all SDKs.
    private const int MaxMessageBytes = 400 * 1024 * 1024;

    public static FrontEnd Pulumi { get; } = new(
        Product: "pulumi-atlasbackup",
        HowToConfigure: "pulumi config set --secret atlasbackup:clientId …, or arguments of the Provider");

    // The engine kills after five seconds.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LogTimeout = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(CommandLine commandLine, Action<int> announcePort)
    {
        var log = new EngineLog(TimeProvider.System);
        await using var provider = new Core.Provider(Pulumi, log, TimeProvider.System);
        var watch = new EngineWatch(commandLine.EngineAddress, TimeProvider.System);
        if (commandLine.EngineAddress is { } address)
        {
            log.Connect(address);
        }

        await using var app = Build(provider, log, watch);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = EndOn(PosixSignal.SIGINT, end);
        using var terminate = EndOn(PosixSignal.SIGTERM, end);
        using var quit = EndOn(PosixSignal.SIGQUIT, end);
        await app.StartAsync();
        announcePort(PortOf(app));
        using var watching = new CancellationTokenSource();
        _ = EndWithEngineAsync(watch, end, watching.Token);
        await end.Task;
        await watching.CancelAsync();
        await StopAsync(app, provider, log);
    }

    private static WebApplication Build(Core.Provider provider, EngineLog log, EngineWatch watch)
    {
        // The empty builder brings no configuration files, no environment and no console log: nothing to wait for or to
        // leak.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MaxMessageBytes;
            options.MaxSendMessageSize = MaxMessageBytes;

            // Without it a request that cannot be read is answered with "Exception was thrown by handler.".
            options.EnableDetailedErrors = true;
        });
        builder.Services.AddSingleton(provider);
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton(watch);
        builder.Services.AddSingleton<ResourceProviderService>();
        var app = builder.Build();
        app.MapGrpcService<ResourceProviderService>();
        return app;
    }

    private static PosixSignalRegistration EndOn(PosixSignal signal, TaskCompletionSource end) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            end.TrySetResult();
        });

    private static async Task EndWithEngineAsync(
        EngineWatch watch,
        TaskCompletionSource end,
        CancellationToken cancellationToken)
    {
        if (await watch.WaitAsync(cancellationToken))
        {
            end.TrySetResult();
        }
    }

    private static int PortOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        return new Uri(addresses?.First() ?? throw new InvalidOperationException("the server has no address")).Port;
    }

    private static async Task StopAsync(WebApplication app, Core.Provider provider, EngineLog log)
    {
        await Task.WhenAll(provider.EndAsync(), log.FlushAsync(LogTimeout).AsTask());
        using var deadline = new CancellationTokenSource(StopTimeout);
        await app.StopAsync(deadline.Token);
    }
}
