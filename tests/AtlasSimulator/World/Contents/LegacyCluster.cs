using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>A sharded cluster on Legacy Backup: checkpoints, snapshots, and restore jobs in batches.</summary>
internal static class LegacyCluster
{
    private static readonly string[] Parts = ["shard-0", "shard-1", "config"];

    public static ClusterStore Of(Maker make)
    {
        var store = new ClusterStore(ReplicaSets.Described(make, 40, WorldData.Legacy) with
        {
            BackupEnabled = false,
            ClusterType = "SHARDED",
            ConfigServerType = "DEDICATED",
            FeatureCompatibilityVersion = "4.0",
            MongoDBMajorVersion = "4.0",
            MongoDBVersion = "4.0.28",
            ReplicationSpecs = [.. Maker.Shards(40, 0, 2, WorldData.HomeRegion)],
        })
        {
            Legacy = new LegacyStore(),
        };
        var id = store.Cluster.Id;
        store.Legacy.Checkpoints.AddRange(Enumerable.Range(0, 24).Select(hours => Checkpoint(make, hours)));
        store.Legacy.Snapshots.Add(Snapshot(make, id, "-5m") with { Complete = false });
        store.Legacy.Snapshots.AddRange(Enumerable.Range(0, 8).Select(
            number => Snapshot(make, id, $"-{3 + (6 * number)}h") with { Incremental = number % 4 != 3 }));
        store.Legacy.RestoreJobs.AddRange([.. Batch(make, store, "-1h", true), .. Batch(make, store, "-20h", false)]);
        return store;
    }

    private static Checkpoint Checkpoint(Maker make, int hours)
    {
        var started = make.At($"-{hours}h");
        var isDone = hours > 0;
        return new Checkpoint
        {
            Id = make.IdAt($"-{hours}h"),
            Completed = isDone ? started.AddMinutes(2) : null,
            Parts = [.. Parts.Select((part, number) => new CheckpointPart(
                $"{part}-rs", part, isDone, new BsonTime(started.AddSeconds(90), number + 1), TypeOf(part)))],
            Restorable = isDone && hours != 5,
            Started = started,
            Timestamp = isDone ? started.AddSeconds(90) : null,
        };
    }

    private static LegacySnapshot Snapshot(Maker make, string clusterId, string time) => new()
    {
        Id = make.IdAt(time),
        Created = new BsonTime(make.At(time), 1),
        Expires = make.At(time).AddDays(2),
        LastOplogAppliedTimestamp = new BsonTime(make.At(time).AddSeconds(-20), 7),
        Parts = [.. Parts.Select(part => new LegacyPart
        {
            ClusterId = clusterId,
            CompletedTime = make.At(time).AddMinutes(4),
            EncryptionEnabled = true,
            MasterKeyUUID = WorldData.MasterKey,
            ReplicaSetName = $"{part}-rs",
            TypeName = TypeOf(part),
        })],
    };

    // One job a shard, and one for the config servers.
    private static IEnumerable<LegacyRestoreJob> Batch(Maker make, ClusterStore store, string time, bool isDownload)
    {
        var batch = make.IdAt(time);
        var snapshots = (store.Legacy?.Snapshots ?? []).FindAll(one => one.Complete);
        var snapshot = snapshots.Find(one => one.Created?.Date < make.At(time)) ?? snapshots[^1];
        return Parts.Select((part, number) => new LegacyRestoreJob
        {
            Id = make.IdAt(time),
            BatchId = batch,
            Created = make.At(time),
            Delivery = isDownload ? Download(make, part, time) : Into(store),
            DeploymentJobId = isDownload ? null : "imported-0001",
            EncryptionEnabled = true,
            Hashes = isDownload ? [new LegacyHash($"restore-{part}.tar.gz", new string('a', 40), "SHA1")] : null,
            MasterKeyUUID = WorldData.MasterKey,
            PointInTime = !isDownload,
            SnapshotId = snapshot.Id,
            StatusName = number == 2 && isDownload ? "IN_PROGRESS" : "FINISHED",
            Timestamp = snapshot.LastOplogAppliedTimestamp,
        });
    }

    private static LegacyDelivery Download(Maker make, string part, string time)
    {
        var file = $"https://restore.example.invalid/{AtlasData.SecretMark}-{part}/restore-{part}.tar.gz";
        return new LegacyDelivery
        {
            AuthHeader = "X-Restore-Key",
            AuthValue = $"{AtlasData.SecretMark}-key-{part}",
            ExpirationHours = 48,
            Expires = make.At(time).AddHours(48),
            MaxDownloads = 3,
            MethodName = "HTTP",
            Url = $"{file}?key={AtlasData.SecretMark}",
            UrlV2 = file,
        };
    }

    private static LegacyDelivery Into(ClusterStore store) => new()
    {
        StatusName = "NOT_STARTED",
        TargetClusterId = store.Cluster.Id,
        TargetClusterName = store.Cluster.Name,
        TargetGroupId = WorldData.WebshopId,
    };

    private static string TypeOf(string part) => part == "config" ? "CONFIG_SERVER_REPLICA_SET" : "REPLICA_SET";
}
