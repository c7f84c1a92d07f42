using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator.World;

/// <summary>The states of the verdict's worked examples.</summary>
public sealed class ScenarioTests
{
    // Scenario, path below the cluster, property of the answer, and its value at noon of the examples' day.
    public static TheoryData<string, string, string, string> States => new()
    {
        { "replica-set", "backup/snapshots", "results.0.createdAt", "2026-11-26T08:03:00Z" },
        { "replica-set", "backup/snapshots", "results.1.createdAt", "2026-11-26T02:02:00Z" },
        { "replica-set", "backup/snapshots", "results.2.createdAt", "2026-11-25T18:02:00Z" },
        { "replica-set", "backup/snapshots", "results.27.createdAt", "2026-11-19T14:05:00Z" },
        { "replica-set", "backup/schedule", "nextSnapshot", "2026-11-26T14:03:00Z" },
        { "replica-set", "", "pitEnabled", "false" },
        { "too-old", "backup/snapshots", "results.0.status", "inProgress" },
        { "too-old", "backup/snapshots", "results.1.createdAt", "2026-11-25T06:00:00Z" },
        { "too-old", "backup/snapshots", "totalCount", "2" },
        { "point-in-time", "", "pitEnabled", "true" },
        { "point-in-time", "backup/schedule", "restoreWindowDays", "7" },
        { "point-in-time", "backup/restoreJobs", "totalCount", "0" },
        { "restored-in-place", "backup/restoreJobs", "results.0.finishedAt", "2026-11-26T09:40:00Z" },
        { "restored-in-place", "backup/restoreJobs", "results.0.targetClusterName", "prod" },
        { "member-missing", "backup/snapshots/shardedClusters", "results.0.members.#", "2" },
        { "member-missing", "backup/snapshots/shardedClusters", "results.1.members.#", "4" },
        { "member-missing", "", "effectiveReplicationSpecs.#", "3" },
        { "grown", "backup/snapshots/shardedClusters", "results.0.members.#", "3" },
        { "grown", "", "effectiveReplicationSpecs.#", "3" },
        { "grown", "", "configServerType", "DEDICATED" },
        { "free", "", "replicationSpecs.0.regionConfigs.0.providerName", "TENANT" },
        { "one-copy", "backup/snapshots", "results.2.copyRegions.0", "EU_WEST_1" },
        { "one-copy", "backup/snapshots", "results.1.copyRegions.#", "0" },
        { "on-demand", "backup/snapshots", "results.0.createdAt", "2026-11-26T11:41:00Z" },
        { "on-demand", "backup/snapshots", "results.0.expiresAt", "2026-11-27T11:43:00Z" },
        { "backup-off", "", "backupEnabled", "false" },
        { "backup-off", "backup/schedule", "errorCode", "BACKUP_CONFIG_NOT_FOUND" },
        { "schedule-missing", "", "backupEnabled", "true" },
        { "schedule-missing", "backup/schedule", "errorCode", "BACKUP_CONFIG_NOT_FOUND" },
        { "paused-and-revoked", "", "paused", "true" },
        { "paused-and-revoked", "", "encryptionAtRestProvider", "AWS" },
        { "paused-and-revoked", "backup/snapshots", "results.27.masterKeyUUID", WorldData.MasterKey },
        { "failures", "backup/snapshots", "results.0.snapshotType", "fallback" },
        { "failures", "backup/snapshots", "results.1.status", "failed" },
        { "failures", "backup/snapshots", "results.2.createdAt", "2026-11-26T02:02:00Z" },
        { "failures", "backup/exports", "results.0.state", "Failed" },
        { "failures", "backup/exports", "results.1.state", "Successful" },
        { "unknown-cluster", "", "errorCode", "CLUSTER_NOT_FOUND" },
        { "read-only", "backup/snapshots", "totalCount", "28" },
        { "read-only", "backup/restoreJobs", "errorCode", "USER_UNAUTHORIZED" },
        { "new-key", "", "encryptionAtRestProvider", "AWS" },
        { "new-key", "backup/snapshots", "results.0.masterKeyUUID", "" },
        { "downgraded", "", "mongoDBVersion", "8.0.12" },
        { "downgraded", "backup/snapshots", "results.0.mongodVersion", "8.2.3" },
        { "short-window", "backup/schedule", "restoreWindowDays", "2" },
        { "restore-tested", "backup/restoreJobs", "results.0.deliveryType", "download" },
        { "restore-tested", "backup/restoreJobs", "results.1.finishedAt", "2026-11-20T10:00:00Z" },
        { "restore-tested", "backup/restoreJobs", "results.1.targetClusterName", "rehearsal" },
    };

    public static TheoryData<string> Names => [.. Scenario.All.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Has_the_state_of_the_example(string scenario, string below, string what, string value)
    {
        await using var atlas = await StartAsync(scenario);
        using var reads = new WorldReads(atlas);

        var answer = await reads.OfAsync(Scenario.Of(scenario).Cluster, below);

        Assert.Equal(value, At(answer, what));
    }

    [Fact]
    public async Task Has_a_Flex_cluster_created_yesterday_without_a_snapshot()
    {
        await using var atlas = await StartAsync("new-flex");
        using var reads = new WorldReads(atlas);

        var cluster = await reads.OfFlexAsync(WorldData.NewFlex);
        var snapshots = await reads.OfFlexAsync(WorldData.NewFlex, "backup/snapshots");

        Assert.Equal("2026-11-25T20:00:00Z", (string?)cluster["createDate"]);
        Assert.Equal(0, (int)snapshots["totalCount"]!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Refers_only_to_snapshots_that_exist_in_every_state(string scenario)
    {
        await using var atlas = await StartAsync(scenario);
        using var reads = new WorldReads(atlas);
        var cluster = Scenario.Of(scenario).Cluster;
        var snapshots = (await reads.ListAsync(cluster, "backup/snapshots"))
            .Select(one => (string?)one["id"]).ToHashSet();

        var named = (await reads.ListAsync(cluster, "backup/restoreJobs"))
            .Concat(await reads.ListAsync(cluster, "backup/exports")).Select(job => (string?)job["snapshotId"]);

        Assert.NotEmpty(Scenario.Of(scenario).About);
        Assert.Subset(snapshots, named.ToHashSet());
    }

    private static Task<AtlasSimulatorServer> StartAsync(string scenario) => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { Now = WorldFixture.Noon, Scenario = scenario }, TestContext.Current.CancellationToken);

    /// <summary>A value inside an answer as text; # is the number of items.</summary>
    private static string At(JsonNode answer, string path)
    {
        var node = answer;
        foreach (var name in path.Split('.'))
        {
            if (name == "#")
            {
                return $"{node?.AsArray().Count ?? 0}";
            }

            node = int.TryParse(name, out var index) ? node?.AsArray().ElementAtOrDefault(index) : node?[name];
        }

        return $"{node}".Replace("True", "true", StringComparison.Ordinal);
    }
}
