using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>The replica sets that have nothing but snapshots, or not even these.</summary>
internal static class ReplicaSets
{
    public static IEnumerable<ClusterStore> Of(Maker make)
    {
        yield return WithSnapshots(make, Described(make, 1, WorldData.Production) with
        {
            Tags = [new Pair("team", "shop")],
            TerminationProtectionEnabled = true,
        });
        yield return WithSnapshots(make, Described(make, 2, WorldData.Rehearsal));
        yield return WithSnapshots(make, Described(make, 3, WorldData.Paused) with { Paused = true });
        yield return new ClusterStore(Described(make, 4, WorldData.BackupOff) with { BackupEnabled = false });
        yield return Free(make);
        yield return new ClusterStore(Described(make, 6, WorldData.Creating) with
        {
            CreateDate = make.At("-5m"),
            MongoDBVersion = null,
            StateName = "CREATING",
        });
        yield return Deleted(make);
    }

    /// <summary>The one cluster of the project with the compliance policy: in Azure, with a key of its own.</summary>
    public static ClusterStore Accounts(Maker make)
    {
        var described = Described(make, 8, WorldData.Accounts) with
        {
            EncryptionAtRestProvider = "AZURE",
            PitEnabled = true,
        };
        var spec = described.ReplicationSpecs[0] with
        {
            RegionConfigs = [new RegionConfig { ProviderName = "AZURE", RegionName = "EUROPE_WEST" }],
        };
        var store = WithSnapshots(make, described with { ReplicationSpecs = [spec] });
        for (var index = 0; index < store.Snapshots.Count; index++)
        {
            store.Snapshots[index] = store.Snapshots[index] with { CloudProvider = "AZURE" };
        }

        return store;
    }

    /// <summary>A cluster with a week of snapshots and nothing else.</summary>
    public static ClusterStore WithSnapshots(Maker make, Cluster cluster)
    {
        var store = new ClusterStore(cluster) { Schedule = make.Schedule() };
        store.Snapshots.AddRange(make.WeekOfSnapshots(ReplicaSetName(cluster)));
        store.Databases["shop"] = ["carts", "orders"];
        return store;
    }

    public static Cluster Described(Maker make, int number, string name) => new()
    {
        Id = Maker.ClusterId(number),
        Name = name,
        CreateDate = make.At("-400d"),
        ReplicationSpecs = [.. Maker.Shards(number, 0, 1, WorldData.HomeRegion)],
    };

    public static string ReplicaSetName(Cluster cluster, int shard = 0) => $"atlas-{cluster.Id[^6..]}-shard-{shard}";

    private static ClusterStore Free(Maker make)
    {
        var described = Described(make, 5, WorldData.Free) with { BackupEnabled = false };
        var tenant = new RegionConfig
        {
            BackingProviderName = "AWS",
            ElectableSpecs = new NodeSpec("M0", 3),
            ProviderName = "TENANT",
        };
        return new ClusterStore(described with
        {
            ReplicationSpecs = [described.ReplicationSpecs[0] with { RegionConfigs = [tenant] }],
        });
    }

    // Nothing is added any more, and what was kept expires.
    private static ClusterStore Deleted(Maker make)
    {
        var described = Described(make, 7, WorldData.Deleted) with { BackupEnabled = false, RetainBackups = true };
        var store = new ClusterStore(described) { IsDeleted = true };
        store.Snapshots.AddRange(make.WeekOfSnapshots(ReplicaSetName(described)).Skip(8));
        return store;
    }
}
