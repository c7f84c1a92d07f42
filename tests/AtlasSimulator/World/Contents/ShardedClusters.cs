using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>The sharded clusters: one of three shards, one that grew since its snapshots, and a global one.</summary>
internal static class ShardedClusters
{
    public static IEnumerable<ClusterStore> Of(Maker make)
    {
        var catalog = Sharded(make, 20, WorldData.Catalog, [.. Maker.Shards(20, 0, 3, WorldData.HomeRegion)], 3);
        AddJobs(catalog, make);
        yield return catalog;
        yield return Sharded(make, 21, WorldData.Grown, [.. Maker.Shards(21, 0, 3, WorldData.HomeRegion)], 2);
        yield return Global(make);
    }

    private static ClusterStore Global(Maker make)
    {
        IReadOnlyList<ReplicationSpec> zones =
            [.. Maker.Shards(22, 0, 1, WorldData.HomeRegion), .. Maker.Shards(22, 1, 1, "US_EAST_1")];
        var store = Sharded(make, 22, WorldData.Global, zones, 2, "EMBEDDED");
        store.Cluster = store.Cluster with { ClusterType = "GEOSHARDED", EncryptionAtRestProvider = "AWS" };
        for (var index = 0; index < store.Snapshots.Count; index++)
        {
            store.Snapshots[index] = store.Snapshots[index] with { MasterKeyUUID = WorldData.MasterKey };
        }

        store.Snapshots[1] = store.Snapshots[1] with
        {
            Description = "before the new zone",
            FrequencyType = "ondemand",
            PolicyItems = [],
            SnapshotType = "onDemand",
        };
        store.Schedule = store.Schedule is null ? null : store.Schedule with
        {
            CopySettings =
            [
                new CopySetting { Frequencies = ["DAILY", "ON_DEMAND"], ZoneId = Maker.ZoneId(220) },
                new CopySetting { LastNumberOfSnapshots = 5, RegionName = "US_WEST_2", ZoneId = Maker.ZoneId(221) },
            ],
        };
        return store;
    }

    private static ClusterStore Sharded(
        Maker make,
        int number,
        string name,
        IReadOnlyList<ReplicationSpec> shards,
        int shardsInSnapshots,
        string configServers = "DEDICATED")
    {
        var cluster = ReplicaSets.Described(make, number, name) with
        {
            ClusterType = "SHARDED",
            ConfigServerType = configServers,
            ReplicationSpecs = shards,
        };
        var store = new ClusterStore(cluster) { Schedule = make.Schedule() };
        store.Snapshots.AddRange(make.WeekOfSnapshots("").Select(
            one => Whole(make, one, cluster, shardsInSnapshots)));
        store.Databases["shop"] = ["products"];
        return store;
    }

    private static Snapshot Whole(Maker make, Snapshot snapshot, Cluster cluster, int shards)
    {
        var names = Enumerable.Range(0, shards).Select(shard => ReplicaSets.ReplicaSetName(cluster, shard));
        IEnumerable<string> config =
            cluster.ConfigServerType == "DEDICATED" ? [$"atlas-{cluster.Id[^6..]}-config-0"] : [];
        return snapshot with
        {
            CloudProvider = null,
            ConfigServerType = cluster.ConfigServerType,
            Members =
            [
                .. names.Concat(config).Select(name => new SnapshotMember("AWS", make.IdLike(snapshot.Id), name)),
            ],
            ReplicaSetName = null,
            StorageSizeBytes = 32_212_254_720,
            Type = "shardedCluster",
        };
    }

    private static void AddJobs(ClusterStore store, Maker make)
    {
        var snapshot = store.Snapshots[0];
        var download = OrdersJobs.Download(make, snapshot, "-40m", "+30m");
        store.RestoreJobs.Add(download with
        {
            Components = [.. Shards(snapshot).Select((one, shard) => new RestorePart
            {
                DownloadUrl = OrdersJobs.Url($"shard-{shard}", download.Id, snapshot),
                PrivateDownloadDeliveryUrls = [OrdersJobs.Private(snapshot)],
                ReplicaSetName = one.ReplicaSetName,
            })],
            DeliveryUrl = [],
        });
        store.Exports.Add(OrdersExports.Of(make, store.Cluster.Name, snapshot, "-3h") with
        {
            Components = [.. Shards(snapshot).Select(one => new ExportPart(make.IdAt("-3h"), one.ReplicaSetName))],
            ExportStatus = new ExportProgress(64, 64),
            FinishedAt = make.At("-2h30m"),
        });
    }

    private static IEnumerable<SnapshotMember> Shards(Snapshot snapshot) => (snapshot.Members ?? [])
        .Where(one => !one.ReplicaSetName.Contains("config", StringComparison.Ordinal));
}
