using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Readiness;

/// <summary>Each example once through the plugin: the verdict word for word, and every request that it takes.</summary>
public sealed class WireExampleTests
{
    internal const string Function = "atlasbackup:index:getBackupReadiness";

    internal static readonly IReadOnlyDictionary<string, WireExample> Examples =
        WireExamples.All.Concat(MoreWireExamples.All).ToDictionary(example => example.Name);

    public static TheoryData<string> Names => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Gives_the_verdict_with_the_fewest_requests(string name)
    {
        var example = Examples[name];
        await using var plugin = await StartAsync(example.Scenario);
        plugin.Atlas.Change(example.Changes);

        var verdict = await plugin.InvokeAsync(Function, Args(example.Cluster, example.Demands));

        Assert.Equal(example.Verdict, VerdictText.Of(verdict));
        Assert.Equal(example.Reads, VerdictText.Requests(plugin.Atlas, example.Cluster));
        Assert.Equal("2026-11-26T12:00:00Z", VerdictText.Text(verdict, "assessedAt"));
        Assert.Empty(plugin.Atlas.Requests.Unexpected);
    }

    [Fact]
    public async Task An_unknown_cluster_is_an_error_and_no_verdict()
    {
        await using var plugin = await StartAsync("unknown-cluster");

        var refusal = await plugin.RefusalAsync(Function, Args("shpo"));

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        Assert.Contains("Atlas answered 404", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains("(CLUSTER_NOT_FOUND). Check clusterName", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_a_required_read_needs_is_named()
    {
        await using var plugin = await StartAsync("read-only");

        var refusal = await plugin.RefusalAsync(Function, Args(WorldData.Production, ("requirePointInTime", true)));

        Assert.EndsWith(
            "Grant the role Project Backup Manager or Project Backup Recovery Operator in the project.",
            refusal.Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_the_project_costs_one_request()
    {
        await using var plugin = await StartAsync("replica-set");
        var args = Properties.Of(("projectName", WorldData.Webshop), ("clusterName", WorldData.Production));

        var verdict = await plugin.InvokeAsync(Function, args);

        Assert.True(verdict.At("ready")!.BoolValue);
        Assert.Equal(WorldData.WebshopId, VerdictText.Text(verdict, "groupId"));
        Assert.Equal(
            $"byName, {WireExamples.ReplicaSet}", VerdictText.Requests(plugin.Atlas, WorldData.Production));
    }

    internal static Task<PluginUnderTest> StartAsync(string scenario) => PluginUnderTest.StartAsync(
        atlasOptions: new SimulatorOptions { Now = WorldFixture.Noon, Scenario = scenario });

    internal static Struct Args(string cluster, params (string Name, object? Value)[] demands) =>
        Properties.Of([("groupId", WorldData.WebshopId), ("clusterName", cluster), .. demands]);
}
