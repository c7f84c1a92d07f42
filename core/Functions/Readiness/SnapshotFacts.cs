namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>How far a snapshot is.</summary>
internal enum SnapshotState
{
    /// <summary>It is queued, or being taken.</summary>
    Pending,
    Completed,
    Failed,

    /// <summary>Atlas gives a state that is not documented, or none.</summary>
    Unknown,
}

/// <summary>The kinds of recovery point.</summary>
internal enum RecoveryPointKind
{
    Snapshot,
    PointInTime,
    FlexSnapshot,
    LegacySnapshot,
    Checkpoint,
}

/// <summary>What Atlas says of a snapshot, or of a checkpoint of Legacy Backup.</summary>
internal sealed record SnapshotFacts(string Id, RecoveryPointKind Kind, SnapshotState State)
{
    public const string Fallback = "fallback";

    /// <summary>The moment of the data in it, or null where Atlas gives none.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>When it was requested, or null where that is not known.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it counts without a time at which it expires.</summary>
    public bool NeedsExpiry { get; init; }

    /// <summary>Why it was taken, such as <c>scheduled</c>.</summary>
    public string? Type { get; init; }

    /// <summary>How often the policy takes such snapshots, such as <c>daily</c>, or null where Atlas does not say.</summary>
    public string? FrequencyType { get; init; }

    /// <summary>Whether it is of a sharded cluster, or null where Atlas does not say.</summary>
    public bool? IsSharded { get; init; }

    /// <summary>How many members it has, or null where Atlas lists none.</summary>
    public int? MemberCount { get; init; }

    public string? ConfigServerType { get; init; }

    public MongoVersion? Version { get; init; }

    public bool HasCustomerKey { get; init; }

    public IReadOnlyList<string> CopyRegions { get; init; } = [];

    /// <summary>
    /// Whether it may be a fallback: a Cloud Backup snapshot whose type is not known is one as long as Atlas does not
    /// say otherwise.
    /// </summary>
    public bool MayBeFallback => Kind == RecoveryPointKind.Snapshot && Type is not ("scheduled" or "onDemand");

    /// <summary>
    /// Whether it failed, was taken because another one failed, or may be such a snapshot as far as Atlas says.
    /// </summary>
    public bool MayBeFailure => State is SnapshotState.Failed or SnapshotState.Unknown || MayBeFallback;

    /// <summary>Whether it can be restored at all, whatever it is restored to.</summary>
    public bool IsRestorableAt(DateTimeOffset now) =>
        State == SnapshotState.Completed
        && Moment is not null
        && (ExpiresAt is { } expiry ? expiry > now : !NeedsExpiry);
}
