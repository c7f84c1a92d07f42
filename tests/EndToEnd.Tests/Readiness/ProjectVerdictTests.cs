using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Readiness;

/// <summary>The verdict on a project is the "and" of the verdicts on its clusters, one by one.</summary>
public sealed class ProjectVerdictTests
{
    private const string OfCluster = "atlasbackup:index:getBackupReadiness";
    private const string OfProject = "atlasbackup:index:getProjectBackupReadiness";

    [Fact]
    public async Task Gives_for_each_cluster_what_the_verdict_on_it_alone_gives()
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            atlasOptions: new SimulatorOptions { Now = WorldFixture.Noon });

        var project = await plugin.InvokeAsync(OfProject, Properties.Of(("groupId", WorldData.WebshopId)));
        var results = project.At("results")!.ListValue.Values.Select(value => value.StructValue).ToList();

        Assert.Equal(results.All(IsReady), IsReady(project));
        Assert.Equal(results.Count(IsReady), project.At("readyCount")!.NumberValue);
        Assert.True(results.Count > 5);
        foreach (var result in results)
        {
            var name = VerdictText.Text(result, "clusterName");
            var alone = await plugin.InvokeAsync(
                OfCluster, Properties.Of(("groupId", WorldData.WebshopId), ("clusterName", name)));

            Assert.Equal(ValueText.ToText(alone), ValueText.ToText(result));
        }

        Assert.Equal(
            results.SelectMany(result => VerdictText.Texts(result, "reasons")
                .Select(reason => $"{VerdictText.Text(result, "clusterName")}: {reason}")),
            VerdictText.Texts(project, "reasons"));
        Assert.Empty(plugin.Atlas.Requests.Unexpected);
    }

    [Fact]
    public async Task Is_ready_where_every_cluster_is()
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            atlasOptions: new SimulatorOptions { Now = WorldFixture.Noon, FleetClusters = 12 });

        var project = await plugin.InvokeAsync(OfProject, Properties.Of(("projectName", WorldData.Fleet)));

        Assert.True(IsReady(project), string.Join('\n', VerdictText.Texts(project, "reasons")));
        Assert.Equal(12, project.At("readyCount")!.NumberValue);
        Assert.Equal(1 + 2 + (2 * 12), plugin.Atlas.Requests.Reads.Count);
    }

    [Fact]
    public async Task A_project_without_clusters_is_not_ready()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var project = await plugin.InvokeAsync(OfProject, Properties.Of(("groupId", WorldData.SandboxId)));

        Assert.False(IsReady(project));
        Assert.Equal(["no cluster was judged"], VerdictText.Texts(project, "reasons"));
    }

    private static bool IsReady(Struct verdict) => verdict.At("ready")!.BoolValue;
}
