namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>What the backup schedule of a cluster says.</summary>
internal sealed record ScheduleFacts
{
    public DateTimeOffset? NextSnapshot { get; init; }

    /// <summary>How many days back the point in time reaches.</summary>
    public int RestoreWindowDays { get; init; }

    public IReadOnlyList<CopySetting> Copies { get; init; } = [];
}

/// <summary>That Atlas copies the backups of a zone to a region.</summary>
internal sealed record CopySetting(string? ZoneId, string Region, bool CopiesOplogs);

/// <summary>A restore job of one of the cluster's snapshots.</summary>
internal sealed record RestoreFacts(string Id)
{
    /// <summary>The time inside its ID, or null where that is no ID of Atlas.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Whether it restores into a cluster, and is no download; null where Atlas does not say.</summary>
    public bool? IsIntoCluster { get; init; }

    /// <summary>The project that it restores into, or null where Atlas does not say.</summary>
    public string? TargetGroupId { get; init; }

    /// <summary>The cluster that it restores into, or null where Atlas does not say.</summary>
    public string? TargetCluster { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether it failed, was cancelled or expired; null where Atlas does not say.</summary>
    public bool? IsVoid { get; init; }

    /// <summary>Whether it may have changed the cluster: a target that is not known counts as this cluster.</summary>
    public bool MayBeInto(ClusterFacts cluster) =>
        IsIntoCluster != false
        && IsVoid != true
        && (TargetGroupId ?? cluster.GroupId) == cluster.GroupId
        && (TargetCluster ?? cluster.Name) == cluster.Name;
}

/// <summary>An export of one of the cluster's snapshots.</summary>
/// <param name="Id">The ID of the export.</param>
/// <param name="State">The state, such as <c>Successful</c>.</param>
/// <param name="SnapshotId">The snapshot that it exports.</param>
internal sealed record ExportFacts(string Id, string? State, string? SnapshotId)
{
    /// <summary>The time inside the ID of the snapshot.</summary>
    public DateTimeOffset? SnapshotRequestedAt { get; init; }

    public DateTimeOffset? RequestedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int? ExportedCollections { get; init; }

    public int? TotalCollections { get; init; }

    /// <summary>Why it failed, in Atlas's words.</summary>
    public string? Reason { get; init; }

    public bool IsSuccessful => State == "Successful";

    public bool HasFailed => State == "Failed";
}

/// <summary>What has been read for a verdict.</summary>
internal sealed record BackupFacts(ClusterFacts Cluster)
{
    public IReadOnlyList<SnapshotFacts> Snapshots { get; init; } = [];

    public ScheduleFacts Schedule { get; init; } = new();

    /// <summary>The restore jobs, or null where they were not read.</summary>
    public IReadOnlyList<RestoreFacts>? Restores { get; init; }

    public IReadOnlyList<ExportFacts> Exports { get; init; } = [];

    /// <summary>The state of the project's compliance policy, or null where there is none.</summary>
    public string? CompliancePolicy { get; init; }

    /// <summary>The newest time at which Atlas scheduled a snapshot of a Flex cluster.</summary>
    public DateTimeOffset? LastScheduled { get; init; }
}
