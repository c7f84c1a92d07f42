namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>A moment that the cluster can be restored to.</summary>
/// <param name="Snapshot">The snapshot, or the newest one that the point in time is based on.</param>
/// <param name="Moment">The moment.</param>
/// <param name="Kind">The kind of recovery point.</param>
internal sealed record RecoveryPoint(SnapshotFacts Snapshot, DateTimeOffset Moment, RecoveryPointKind Kind)
{
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The regions that Atlas copies it to, each once, in the order of the alphabet.</summary>
    public IReadOnlyList<string> CopyRegions { get; init; } = [];

    /// <summary>Whether the moment is assumed, and not one that Atlas names.</summary>
    public bool IsAssumed => Kind == RecoveryPointKind.PointInTime;

    public string Id => Snapshot.Id;

    public static RecoveryPoint Of(SnapshotFacts snapshot, DateTimeOffset moment) =>
        new(snapshot, moment, snapshot.Kind)
        {
            ExpiresAt = snapshot.ExpiresAt,
            CopyRegions = [.. snapshot.CopyRegions.Distinct().Order(StringComparer.Ordinal)],
        };

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
