namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>A moment that the cluster can be restored to.</summary>
/// <param name="Snapshot">The snapshot, or the newest one that the point in time is based on.</param>
/// <param name="Moment">The moment.</param>
/// <param name="Kind">The kind of recovery point.</param>
internal sealed record RecoveryPoint(SnapshotFacts Snapshot, DateTimeOffset Moment, RecoveryPointKind Kind)
{
    public DateTimeOffset? ExpiresAt { get; init; }

    public IReadOnlyList<string> CopyRegions { get; init; } = [];

    /// <summary>Whether the moment is assumed, and not one that Atlas names.</summary>
    public bool IsAssumed => Kind == RecoveryPointKind.PointInTime;

    public string Id => Snapshot.Id;

    public static RecoveryPoint Of(SnapshotFacts snapshot, DateTimeOffset moment) => new(snapshot, moment, snapshot.Kind)
    {
        ExpiresAt = snapshot.ExpiresAt,
        CopyRegions = snapshot.CopyRegions,
    };

    /// <summary>
    /// The point in words that stay the same until the next snapshot: a point in time moves with the clock, and is named
    /// by the snapshot that it is based on.
    /// </summary>
    public string Words => IsAssumed
        ? $"the point in time on the snapshot of {Texts.Time(Snapshot.Moment ?? Moment)}"
        : $"the newest recovery point, of {Texts.Time(Moment)},";

    /// <summary>
    /// Orders points by what they are worth: the newest first; of the same second a snapshot before a point in time,
    /// then the one that lives longer.
    /// </summary>
    public static IEnumerable<RecoveryPoint> BestFirst(IEnumerable<RecoveryPoint> points) => points
        .OrderByDescending(point => point.Moment.ToUnixTimeSeconds())
        .ThenBy(point => point.IsAssumed)
        .ThenByDescending(point => point.ExpiresAt ?? DateTimeOffset.MaxValue)
        .ThenByDescending(point => point.Id, StringComparer.Ordinal);
}
