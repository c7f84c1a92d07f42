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
                snapshot.IsRestorableAt(now) && (demands.AllowsFallbackSnapshots || !snapshot.IsFallback)),
        ];
        Fitting = [.. Restorable.Where(Fit.Fits)];
        NextSnapshotAt = Next();
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

    public DateTimeOffset? NextSnapshotAt { get; }

    /// <summary>What to do where a newer snapshot would help.</summary>
    public string Advice => this switch
    {
        { Cluster.IsPaused: true } => "resume the cluster and take a snapshot",
        { NextSnapshotAt: { } next } => $"Atlas takes the next one at {Texts.Time(next)}",
        { Cluster.IsDedicated: true } => "take a snapshot first",
        _ => "wait for the next snapshot",
    };

    /// <summary>The time before now by so many hours.</summary>
    public DateTimeOffset Ago(double hours) => Before(Now, hours);

    /// <summary>The time after now by so many hours.</summary>
    public DateTimeOffset Ahead(double hours) => Before(Now, -hours);

    // A demand may be longer than the calendar.
    private static DateTimeOffset Before(DateTimeOffset time, double hours)
    {
        var ticks = time.UtcTicks - (hours * TimeSpan.TicksPerHour);
        return ticks <= 0
            ? DateTimeOffset.MinValue
            : ticks >= DateTimeOffset.MaxValue.UtcTicks
                ? DateTimeOffset.MaxValue
                : new DateTimeOffset((long)ticks, TimeSpan.Zero);
    }

    // A Flex cluster has no schedule: Atlas takes a snapshot every 24 hours, from 24 hours after its creation.
    private DateTimeOffset? Next()
    {
        var next = Cluster.Kind == ClusterKind.Flex
            ? (Facts.LastScheduled ?? Cluster.CreatedAt)?.AddHours(24)
            : Facts.Schedule.NextSnapshot;
        return next > Now ? next : null;
    }
}
