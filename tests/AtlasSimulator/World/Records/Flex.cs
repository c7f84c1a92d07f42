namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>A Flex cluster, as Atlas describes it.</summary>
internal sealed record FlexCluster
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public FlexBackups BackupSettings { get; init; } = new(true);

    public string ClusterType { get; init; } = "REPLICASET";

    public DateTimeOffset CreateDate { get; init; }

    public string? MongoDBVersion { get; init; } = WorldData.MongoVersion;

    public FlexProvider ProviderSettings { get; init; } = new("AWS", 5.0, "FLEX", WorldData.HomeRegion);

    public string StateName { get; init; } = "IDLE";

    public IReadOnlyList<Pair> Tags { get; init; } = [];

    public bool TerminationProtectionEnabled { get; init; }

    /// <summary>As Atlas sends it, which documents LTS alone.</summary>
    public string VersionReleaseSystem { get; init; } = "CONTINUOUS";
}

/// <summary>Whether a Flex cluster has backups.</summary>
internal sealed record FlexBackups(bool Enabled);

/// <summary>Where a Flex cluster is.</summary>
internal sealed record FlexProvider(
    string BackingProviderName, double DiskSizeGB, string ProviderName, string RegionName);

/// <summary>A snapshot of a Flex cluster.</summary>
internal sealed record FlexSnapshot
{
    public required string Id { get; init; }

    public DateTimeOffset? Expiration { get; init; }

    public DateTimeOffset? FinishTime { get; init; }

    public string? MongoDBVersion { get; init; } = WorldData.MongoVersion;

    public DateTimeOffset? ScheduledTime { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public string Status { get; init; } = "COMPLETED";
}

/// <summary>A restore from a snapshot of a Flex cluster, or its preparation for a download.</summary>
internal sealed record FlexRestoreJob
{
    public required string Id { get; init; }

    public string DeliveryType { get; init; } = "RESTORE";

    public DateTimeOffset? ExpirationDate { get; init; }

    public DateTimeOffset? RestoreFinishedDate { get; init; }

    public DateTimeOffset? RestoreScheduledDate { get; init; }

    public DateTimeOffset? SnapshotFinishedDate { get; init; }

    public string? SnapshotId { get; init; }

    public string? SnapshotUrl { get; init; }

    public string Status { get; init; } = "COMPLETED";

    public string TargetDeploymentItemName { get; init; } = WorldData.Development;

    public string? TargetProjectId { get; init; }
}
