namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>A moment in the oplog.</summary>
internal sealed record BsonTime(DateTimeOffset Date, long Increment);

/// <summary>A checkpoint of a sharded cluster on Legacy Backup.</summary>
internal sealed record Checkpoint
{
    public required string Id { get; init; }

    public DateTimeOffset? Completed { get; init; }

    public IReadOnlyList<CheckpointPart> Parts { get; init; } = [];

    public bool Restorable { get; init; } = true;

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>A shard, or the config servers, in a checkpoint.</summary>
internal sealed record CheckpointPart(
    string ReplicaSetName, string ShardName, bool TokenDiscovered, BsonTime TokenTimestamp, string TypeName);

/// <summary>A snapshot of a cluster on Legacy Backup.</summary>
internal sealed record LegacySnapshot
{
    public required string Id { get; init; }

    public bool Complete { get; init; } = true;

    public BsonTime? Created { get; init; }

    public bool DoNotDelete { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public bool Incremental { get; init; } = true;

    public BsonTime? LastOplogAppliedTimestamp { get; init; }

    public IReadOnlyList<LegacyPart> Parts { get; init; } = [];
}

/// <summary>A shard, or the config servers, in a snapshot.</summary>
internal sealed record LegacyPart
{
    public required string ClusterId { get; init; }

    public DateTimeOffset? CompletedTime { get; init; }

    public string CompressionSetting { get; init; } = "GZIP";

    public long DataSizeBytes { get; init; } = 5_368_709_120;

    public bool EncryptionEnabled { get; init; }

    public string Fcv { get; init; } = "4.0";

    public long FileSizeBytes { get; init; } = 6_442_450_944;

    public string MachineId { get; init; } = "shard-00-00.example.invalid:27017";

    public string? MasterKeyUUID { get; init; }

    public string MongodVersion { get; init; } = "4.0.28";

    public string? ReplicaSetName { get; init; }

    public string ReplicaState { get; init; } = "SECONDARY";

    public long StorageSizeBytes { get; init; } = 5_905_580_032;

    public string TypeName { get; init; } = "REPLICA_SET";
}

/// <summary>When snapshots of a cluster on Legacy Backup are taken, and how long they are kept.</summary>
internal sealed record LegacySchedule
{
    public int ClusterCheckpointIntervalMin { get; init; } = 60;

    public int DailySnapshotRetentionDays { get; init; } = 7;

    public int MonthlySnapshotRetentionMonths { get; init; } = 12;

    public int PointInTimeWindowHours { get; init; } = 24;

    public int SnapshotIntervalHours { get; init; } = 6;

    public int SnapshotRetentionDays { get; init; } = 2;

    public int WeeklySnapshotRetentionWeeks { get; init; } = 4;
}
