using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Readiness;

/// <summary>
/// Calls that may wait four hours, and end at once. Those that wait are tested by a clock that moves, in the tests of
/// core.
/// </summary>
public sealed class WaitTests
{
    private const string Function = "atlasbackup:index:getBackupReadiness";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("replica-set", true)]
    [InlineData("free", false)]
    [InlineData("backup-off", false)]
    public async Task Does_not_wait_where_the_verdict_cannot_change(string scenario, bool isReady)
    {
        await using var plugin = await StartAsync(scenario);

        var verdict = await plugin.InvokeAsync(Function, Args(Scenario.Of(scenario).Cluster))
            .WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.Equal(isReady, verdict.At("ready")!.BoolValue);
    }

    [Fact]
    public async Task Does_not_wait_in_a_preview()
    {
        await using var plugin = await StartAsync("too-old");
        await plugin.Session.Configured;

        var verdict = await plugin.Host.Provider
            .InvokeAsync(Function, Args(WorldData.Production), preview: true, CancellationToken)
            .WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.False(verdict.Return.At("ready")!.BoolValue);
    }

    [Fact]
    public async Task Does_not_wait_after_an_error()
    {
        await using var plugin = await StartAsync("unknown-cluster");

        var refusal = await plugin.RefusalAsync(Function, Args("shpo"))
            .WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
    }

    [Fact]
    public async Task Ends_a_wait_when_the_engine_cancels()
    {
        await using var plugin = await StartAsync("too-old");
        await plugin.Session.Configured;
        var call = plugin.Host.Provider.InvokeAsync(
            Function, Args(WorldData.Production), cancellationToken: CancellationToken);
        await plugin.WaitForRequestsAsync(3);

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!call.IsCompleted)
        {
            await plugin.Host.Provider.CancelAsync(cancellationToken: CancellationToken);
            await timer.WaitForNextTickAsync(CancellationToken);
        }

        var failure = await Assert.ThrowsAsync<RpcException>(() => call);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Equal(WireExamples.ReplicaSet, VerdictText.Requests(plugin.Atlas, WorldData.Production));
    }

    private static Task<PluginUnderTest> StartAsync(string scenario) => PluginUnderTest.StartAsync(
        atlasOptions: new SimulatorOptions { Now = WorldFixture.Noon, Scenario = scenario });

    private static Struct Args(string cluster) => Properties.Of(
        ("groupId", WorldData.WebshopId), ("clusterName", cluster), ("waitMinutes", 240));
}
