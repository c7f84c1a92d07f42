using AtlasBackup.Core.Tests.Atlas.Http;
using AtlasBackup.Core.Tests.Functions.Composed;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Reports;

/// <summary>Reports on more clusters than Atlas's rate limit or the memory lets be read at once.</summary>
public sealed class LargeProjectTests
{
    // What Atlas documents for the set Cloud Backups.
    private const int Capacity = 1_200;
    private const int PerMinute = 500;

    // Snapshots, the same with their shards, the schedule, restore jobs and exports.
    private const int ReadsOfCluster = 5;
    private const int Clusters = 300;

    [Fact]
    public async Task Takes_no_longer_than_the_rate_limit_requires()
    {
        var time = new TestTime { IsSwift = true, LongestSwiftWait = TimeSpan.FromMinutes(1) };
        var limit = new LimitedAtlas(time, Capacity, PerMinute);
        var atlas = Project(new ShopAtlas { Time = time, CloudBackups = limit, MaxRetries = 2 }, Clusters, snapshots: 1);

        var report = await atlas.ReportAsync();

        var least = TimeSpan.FromMinutes(((Clusters * ReadsOfCluster) - Capacity) / (double)PerMinute);
        Assert.Equal(Clusters, report.Objects("clusters").Count());
        Assert.InRange(limit.Refusals, 0, 5);
        Assert.InRange(time.Elapsed, least * 0.9, least * 1.2);
    }

    [Fact]
    public async Task Gives_the_memory_of_the_answers_back_after_each_cluster()
    {
        // The answers of all clusters together would take more.
        var atlas = new ShopAtlas { MaxConcurrentRequests = 1, Memory = new MemoryBudget(4_000_000) };

        var report = await Project(atlas, clusters: 20, snapshots: 200).ReportAsync();

        Assert.Equal(20, report.Objects("clusters").Count());
        Assert.InRange(atlas.HeldAtEnd ?? 0, 1, 2_000_000);
    }

    private static ShopAtlas Project(ShopAtlas atlas, int clusters, int snapshots)
    {
        string[] names = [.. Enumerable.Range(0, clusters).Select(number => $"c{number:000}")];
        var list = ShopAtlas.List(
            [.. Enumerable.Range(0, snapshots).Select(number => ShopAtlas.Snapshot("08:00:00", $"6500000000000000{number:x8}"))]);
        foreach (var name in names)
        {
            var backup = $"clusters/{name}/backup";
            atlas.Set($"{backup}/snapshots", list)
                .Set($"{backup}/snapshots/shardedClusters", ShopAtlas.List())
                .Set($"{backup}/schedule", """{ "restoreWindowDays": 7 }""")
                .Set($"{backup}/restoreJobs", ShopAtlas.List())
                .Set($"{backup}/exports", ShopAtlas.List());
        }

        return ReportAtlas.On(
            atlas,
            [.. names.Select(name => ShopAtlas.ClusterOf(name).Replace("REPLICASET", "SHARDED", StringComparison.Ordinal))]);
    }
}
