using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>A killed engine sends no message, and its plugins lose their parent process.</summary>
public sealed class EngineDeathTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ends_when_the_engine_is_killed_even_in_the_middle_of_a_call(bool isCalled)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: CancellationToken);
        atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        using var engine = new Killable(StartEngine());
        var (pluginId, address) = await ReadPluginAsync(engine.Process);
        using var plugin = new Killable(Process.GetProcessById(pluginId));
        using var channel = Loopback.Dial(address);
        var call = isCalled ? CallAsync(new ProviderClient(new(channel)), atlas) : Task.CompletedTask;
        await WaitUntilAsync(() => !isCalled || atlas.Requests.All.Count > 0);

        engine.Process.Kill(entireProcessTree: false);
        await engine.Process.WaitForExitAsync(CancellationToken);
        await WaitUntilAsync(() => HasEnded(plugin.Process));

        Assert.Equal(SocketError.ConnectionRefused, await PluginUnderTest.ConnectAsync(address));
        await call;
    }

    [Fact]
    public async Task Ends_when_the_engine_that_started_it_has_ended()
    {
        var engine = await EngineServer.StartAsync(CancellationToken);
        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options with { EngineAddress = engine.Address }, CancellationToken);

        await engine.DisposeAsync();
        await host.WaitForExitAsync(CancellationToken).WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.True(host.HasExited);
    }

    private static Process StartEngine() => Process.Start(new ProcessStartInfo
    {
        FileName = Path.Combine(AppContext.BaseDirectory, "engine-host"),
        ArgumentList = { "serve", "--plugin", PluginUnderTest.Path },
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException("the engine did not start");

    private static async Task<(int Id, string Address)> ReadPluginAsync(Process engine)
    {
        var line = await engine.StandardOutput.ReadLineAsync(CancellationToken);
        var words = (line ?? "").Split(' ');
        return (int.Parse(words[0], CultureInfo.InvariantCulture), words[^1]);
    }

    // Atlas never answers the call. It ends in some way when the plugin ends.
    private static async Task CallAsync(ProviderClient provider, AtlasSimulatorServer atlas)
    {
        await provider.ConfigureAsync(
            ProviderIdentity.For("atlasbackup", project: "project", stack: "dev"),
            Properties.Of([("baseUrl", atlas.BaseUrl), .. PluginUnderTest.SecretsOf(Credentials.AccessToken)]),
            CancellationToken);
        await Assert.ThrowsAsync<RpcException>(() => provider.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), cancellationToken: CancellationToken));
    }

    // Without a process that reaps ended orphans, they stay listed as zombies.
    private static bool HasEnded(Process process)
    {
        try
        {
            return process.HasExited
                || (OperatingSystem.IsLinux()
                    && File.ReadAllText($"/proc/{process.Id}/stat").Contains(") Z ", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        patience.CancelAfter(PluginUnderTest.Long);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>A process that is ended with its test, however the test ends.</summary>
    private sealed record Killable(Process Process) : IDisposable
    {
        public void Dispose()
        {
            Process.Kill(entireProcessTree: false);
            Process.Dispose();
        }
    }
}
