namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>What the caller asks of a cluster's backups. What is null is not asked for.</summary>
internal sealed record Demands
{
    public double MaxAgeHours { get; init; } = 26;

    public double MinRemainingHours { get; init; } = 1;

    public DateTimeOffset? RecoveryPointAfter { get; init; }

    /// <summary>The only type of snapshot that counts.</summary>
    public string? SnapshotType { get; init; }

    public bool AllowsFallbackSnapshots { get; init; }

    public bool RequiresPointInTime { get; init; }

    public double? MinRestoreWindowHours { get; init; }

    public int? MinSnapshotCount { get; init; }

    public double? MaxRestoreTestAgeHours { get; init; }

    public IReadOnlyList<string> CopyRegions { get; init; } = [];

    /// <summary>Whether there must be a copy in any region that the cluster is not in.</summary>
    public bool RequiresCopy { get; init; }

    public double? MaxExportAgeHours { get; init; }

    public double? NoFailureWithinHours { get; init; }

    public bool RequiresCompliancePolicy { get; init; }

    public IReadOnlyList<ClusterKind> ClusterKinds { get; init; } =
        [ClusterKind.ReplicaSet, ClusterKind.ShardedCluster, ClusterKind.Flex];

    public bool AllowsPaused { get; init; }

    /// <summary>Whether the verdict depends on the restore jobs.</summary>
    public bool RequiresRestores => RequiresPointInTime || MaxRestoreTestAgeHours is not null;

    public bool AsksForCopies => RequiresCopy || CopyRegions.Count > 0;

    /// <summary>Whether restore jobs of a cluster are read, if only because a point in time may count.</summary>
    public bool NeedsRestoresOf(ClusterFacts cluster) =>
        MaxRestoreTestAgeHours is not null || (cluster.HasContinuousBackup && SnapshotType is null);
}
