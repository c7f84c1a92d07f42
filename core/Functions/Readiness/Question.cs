namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>What is asked of which cluster, at what time, and what follows from it for every check.</summary>
internal sealed class Question
{
    public Question(BackupFacts facts, Demands demands, DateTimeOffset now)
    {
        (Facts, Demands, Now) = (facts, demands, now);
        Fit = new SnapshotFit(facts.Cluster);
        Restorable =
        [
            .. facts.Snapshots.Where(snapshot =>
                snapshot.IsRestorableAt(now) && (demands.AllowsFallbackSnapshots || !snapshot.MayBeFallback)),
        ];
        Fitting = [.. Restorable.Where(Fit.Fits)];
        Pending = facts.Snapshots
            .Where(snapshot => snapshot.State == SnapshotState.Pending)
            .OrderByDescending(snapshot => snapshot.RequestedAt ?? DateTimeOffset.MinValue)
            .ThenByDescending(snapshot => snapshot.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        NextSnapshotAt = Next();
        Advice = Readiness.Advice.For(this);
    }

    public BackupFacts Facts { get; }

    public ClusterFacts Cluster => Facts.Cluster;

    public Demands Demands { get; }

    /// <summary>Atlas's time.</summary>
    public DateTimeOffset Now { get; }

    public SnapshotFit Fit { get; }

    /// <summary>The snapshots that can be restored and that the caller accepts.</summary>
    public IReadOnlyList<SnapshotFacts> Restorable { get; }

    /// <summary>Those that can be restored into the cluster as it is now.</summary>
    public IReadOnlyList<SnapshotFacts> Fitting { get; }

    /// <summary>The newest snapshot that is queued or being taken.</summary>
    public SnapshotFacts? Pending { get; }

    public DateTimeOffset? NextSnapshotAt { get; }

    /// <summary>What to do where a newer snapshot would help.</summary>
    public string Advice { get; }

    /// <summary>The time before now by so many hours.</summary>
    public DateTimeOffset Ago(double hours) => Later(Now, -hours);

    /// <summary>The time after now by so many hours.</summary>
    public DateTimeOffset Ahead(double hours) => Later(Now, hours);

    /// <summary>A time and so many hours. Outside of the calendar it is its first or last moment.</summary>
    public static DateTimeOffset Later(DateTimeOffset time, double hours)
    {
        var ticks = Math.Round(hours * TimeSpan.TicksPerHour);
        return ticks <= -time.UtcTicks ? DateTimeOffset.MinValue
            : ticks >= DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks ? DateTimeOffset.MaxValue
            : new DateTimeOffset(time.UtcTicks + (long)ticks, TimeSpan.Zero);
    }

    // A Flex cluster has no schedule: Atlas takes a snapshot every 24 hours, from 24 hours after its creation.
    private DateTimeOffset? Next()
    {
        var next = Cluster.Kind == ClusterKind.Flex
            ? (Facts.LastScheduled ?? Cluster.CreatedAt) is { } last ? Later(last, 24) : null
            : Facts.Schedule.NextSnapshot;
        return next > Now ? next : null;
    }
}
