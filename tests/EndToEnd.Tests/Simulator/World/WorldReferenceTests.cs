using System.Text.Json;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator.World;

/// <summary>What one answer refers to, another answer has.</summary>
public sealed class WorldReferenceTests(WorldFixture world)
{
    [Theory]
    [InlineData("listBackupRestoreJobs", "snapshotId", "listBackupSnapshots", "id")]
    [InlineData("listBackupExports", "snapshotId", "listBackupSnapshots", "id")]
    [InlineData("listCollectionRestoreJobs", "snapshotId", "listBackupSnapshots", "id")]
    [InlineData("listBackupShardedSnapshots", "id", "listBackupSnapshots", "id")]
    [InlineData("listFlexRestoreJobs", "snapshotId", "listFlexSnapshots", "id")]
    [InlineData("listLegacyRestoreJobs", "snapshotId", "listLegacySnapshots", "id")]
    [InlineData("listBackupExports", "exportBucketId", "listBackupExportBuckets", "_id")]
    [InlineData("listBackupRestoreJobs", "targetClusterName", "listClusters", "name")]
    [InlineData("listBackupRestoreJobs", "targetGroupId", "listProjects", "id")]
    [InlineData("listCollectionRestoreJobs", "targetClusterName", "listClusters", "name")]
    [InlineData("listFlexRestoreJobs", "targetDeploymentItemName", "listFlexClusters", "name")]
    [InlineData("listFlexRestoreJobs", "targetProjectId", "listProjects", "id")]
    [InlineData("getBackupSchedule", "clusterId", "listClusters", "id")]
    [InlineData("getBackupSchedule", "clusterName", "listClusters", "name")]
    [InlineData("listClusters", "groupId", "listProjects", "id")]
    [InlineData("listBackupCheckpoints", "clusterId", "listClusters", "id")]
    [InlineData("listLegacySnapshots", "clusterName", "listClusters", "name")]
    [InlineData("listTenantRestores", "id", "listFlexRestoreJobs", "id")]
    public async Task Refers_only_to_what_exists(string function, string property, string where, string name)
    {
        var visits = await world.VisitsAsync();
        var there = Values(visits, where, name).ToHashSet();

        var named = Values(visits, function, property).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(there));
    }

    [Fact]
    public async Task Automatic_exports_name_existing_buckets_and_copies_name_existing_zones()
    {
        var visits = await world.VisitsAsync();
        var buckets = Values(visits, "listBackupExportBuckets", "_id").ToHashSet();
        var zones = Items(visits, "listClusters")
            .SelectMany(cluster => cluster.GetProperty("replicationSpecs").EnumerateArray())
            .Select(spec => spec.GetProperty("zoneId").GetString()).ToHashSet();

        var schedules = Items(visits, "getBackupSchedule").ToList();
        var exports = schedules.Where(one => one.TryGetProperty("export", out _))
            .Select(one => one.GetProperty("export").GetProperty("exportBucketId").GetString() ?? "");
        var copies = schedules.SelectMany(one => one.GetProperty("copySettings").EnumerateArray())
            .Select(one => one.GetProperty("zoneId").GetString());

        Assert.Subset(buckets, exports.ToHashSet());
        Assert.Subset(zones, copies.ToHashSet());
    }

    [Fact]
    public async Task Counts_the_clusters_of_each_project()
    {
        var visits = await world.VisitsAsync();

        var projects = visits.Where(visit => visit.Function == "getProject").Select(visit => visit.Answer);

        Assert.All(projects, project => Assert.Equal(
            Items(visits, "listClusters", "listFlexClusters").Count(
                one => one.GetProperty("groupId").GetString() == project.GetProperty("id").GetString()),
            project.GetProperty("clusterCount").GetInt32()));
    }

    [Fact]
    public async Task Gives_each_shard_of_a_snapshot_an_ID_that_is_a_snapshot_too()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { Now = WorldFixture.Noon }, TestContext.Current.CancellationToken);
        var members = (await world.VisitsAsync()).First(visit => visit.Function == "listBackupShardedSnapshots")
            .Items.First().GetProperty("members").EnumerateArray().ToList();

        using var reads = new WorldReads(atlas);

        foreach (var member in members)
        {
            var id = member.GetProperty("id").GetString();
            var shard = await reads.OfAsync(WorldData.Catalog, $"backup/snapshots/{id}");
            Assert.Equal("replicaSet", (string?)shard["type"]);
            Assert.Equal(member.GetProperty("replicaSetName").GetString(), (string?)shard["replicaSetName"]);
        }
    }

    [Fact]
    public async Task Has_every_state_that_is_documented()
    {
        var visits = await world.VisitsAsync();

        Assert.Equal(["completed", "failed", "inProgress", "queued"], States("listBackupSnapshots", "status"));
        Assert.Equal(["fallback", "onDemand", "scheduled"], States("listBackupSnapshots", "snapshotType"));
        Assert.Equal(["automated", "download", "pointInTime"], States("listBackupRestoreJobs", "deliveryType"));
        Assert.Equal(
            ["Cancelled", "Failed", "InProgress", "Queued", "Successful"], States("listBackupExports", "state"));
        Assert.Equal(["AWS", "AZURE", "GCP"], States("listBackupExportBuckets", "cloudProvider"));
        Assert.Equal(6, States("listBackupPrivateEndpoints", "status").Count());
        Assert.Equal(6, States("listCollectionRestoreJobs", "state").Count());
        Assert.Equal(10, States("listCollectionRestoreJobCollections", "state").Count());
        Assert.Equal(["GEOSHARDED", "REPLICASET", "SHARDED"], States("listClusters", "clusterType"));
        Assert.Equal(
            ["COMPLETED", "FAILED", "PENDING", "QUEUED", "RUNNING"], States("listFlexRestoreJobs", "status"));

        IEnumerable<string> States(string function, string property) =>
            Values(visits, function, property).Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<JsonElement> Items(IReadOnlyList<Visit> visits, params string[] functions) =>
        visits.Where(visit => functions.Contains(visit.Function)).SelectMany(visit => visit.Items);

    private static IEnumerable<string> Values(IReadOnlyList<Visit> visits, string function, string property) =>
        Items(visits, function)
            .Where(item => item.TryGetProperty(property, out _))
            .Select(item => item.GetProperty(property).GetString() ?? "");
}
