using System.Globalization;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

/// <summary>Counts the requests of a verdict, and compares them with what docs/readiness.md says.</summary>
public sealed class ReadinessPageTests
{
    private const string Page = "docs/readiness.md";

    public static TheoryData<string, string> Kinds => new()
    {
        { "replica set", WorldData.Production },
        { "sharded cluster", WorldData.Catalog },
        { "Flex cluster", WorldData.Development },
        { "on Legacy Backup", WorldData.Legacy },
        { "M0 cluster", WorldData.Free },
    };

    public static TheoryData<string, string, object?> Additions => new()
    {
        { WorldData.Production, "maxRestoreTestAgeHours", 24 },
        { WorldData.Production, "maxExportAgeHours", 24 },
        { WorldData.Production, "requireCompliancePolicy", true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_verdict_needs_as_many_requests_as_the_page_says(string kind, string cluster)
    {
        Assert.Equal(Stated(kind), await CountAsync(cluster, ("groupId", WorldData.WebshopId)));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task A_demand_that_reads_more_needs_one_request_more(string cluster, string demand, object? value)
    {
        var count = await CountAsync(cluster, ("groupId", WorldData.WebshopId), (demand, value));

        Assert.Equal(Stated("replica set") + 1, count);
    }

    [Fact]
    public async Task The_name_of_the_project_the_key_and_continuous_backup_need_one_request_more_each() =>
        Assert.Equal(Stated("replica set") + 3, await CountAsync(WorldData.Orders, ("projectName", WorldData.Webshop)));

    private static async Task<int> CountAsync(string cluster, params (string Name, object? Value)[] arguments)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        string[] everyKind = ["replicaSet", "shardedCluster", "flex", "legacy"];

        await plugin.InvokeAsync(
            "atlasbackup:index:getBackupReadiness",
            Properties.Of([("clusterName", cluster), ("clusterKinds", everyKind), .. arguments]));

        return plugin.Atlas.Requests.Reads.Count;
    }

    private static int Stated(string kind)
    {
        var row = Repository.Read(Page).Split('\n')
            .Single(line => line.StartsWith($"| {kind} | the cluster", StringComparison.Ordinal));
        return int.Parse(row.Split('|')[4], CultureInfo.InvariantCulture);
    }
}
