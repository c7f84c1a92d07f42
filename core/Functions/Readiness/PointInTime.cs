namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// Decides whether the cluster can be restored to a point in time, and to which. Atlas publishes neither end of a
/// window: both are derived.
/// </summary>
internal sealed class PointInTime
{
    // Atlas says how short the time to the end of the window may be, not how long it is: this is a margin.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly Question _question;
    private readonly Interruptions _interruptions;
    private readonly List<SnapshotFacts> _bases;

    public PointInTime(Question question)
    {
        _question = question;
        _interruptions = new Interruptions(question, question.Facts.Restores ?? []);
        _bases = [.. question.Fitting.Where(IsBase)];
        Obstacle = FindObstacle();
        Point = Obstacle is null ? FindPoint() : null;
        Windows = Point is null ? [] : [.. FindWindows()];
    }

    /// <summary>The first condition that does not hold, or null where point in time can be used.</summary>
    public string? Obstacle { get; }

    public RecoveryPoint? Point { get; }

    /// <summary>The spans that can be restored into, in their order. Restores interrupted the backup between them.</summary>
    public IReadOnlyList<RestoreWindow> Windows { get; }

    /// <summary>The span that reaches to the end, or null where point in time cannot be used.</summary>
    public RestoreWindow? Window => Windows.Count > 0 ? Windows[^1] : null;

    private DateTimeOffset End => _question.Now - Margin;

    private int Days => _question.Facts.Schedule.RestoreWindowDays;

    private IEnumerable<SnapshotFacts> LastBases =>
        _bases.Where(snapshot => snapshot.Moment >= _interruptions.End);

    private ClusterFacts Cluster => _question.Cluster;

    private static DateTimeOffset MomentOf(SnapshotFacts snapshot) => snapshot.Moment ?? DateTimeOffset.MinValue;

    private string? FindObstacle()
    {
        if (!Cluster.IsDedicated)
        {
            return $"{Texts.Of(Cluster.Kind)} has no continuous backup that can be checked; do not ask for it";
        }

        if (!Cluster.HasContinuousBackup)
        {
            return "continuous backup is off for the cluster; turn it on";
        }

        if (Cluster.IsPaused != false)
        {
            return Cluster.IsPaused == true
                ? "the cluster is paused; resume it"
                : "Atlas does not say whether the cluster is paused; check the cluster in Atlas";
        }

        if (Days < 1)
        {
            return "the backup schedule has no restore window; set one";
        }

        if (_question.Facts.Restores is null)
        {
            return "the restore jobs were not read, and one of them may have interrupted the continuous backup; grant "
                + "Project Backup Manager or Project Backup Recovery Operator in the project";
        }

        return _interruptions.Obstacle ?? (LastBases.Any() ? null : NoBase);
    }

    private string NoBase =>
        $"no snapshot that fits is in the restore window of {Texts.Count(Days, "day", "days")}; {_question.Advice}";

    private bool IsBase(SnapshotFacts snapshot) =>
        !snapshot.MayBeFallback && snapshot.Moment >= _question.Ago(24.0 * Days) && snapshot.Moment <= End;

    // A window begins with a snapshot, because the oplog is applied to one.
    private IEnumerable<RestoreWindow> FindWindows() =>
        from span in _interruptions.Uninterrupted()
        let first = _bases.Where(snapshot => snapshot.Moment >= span.Start && snapshot.Moment < span.End)
            .Min(snapshot => snapshot.Moment)
        where first is not null
        select new RestoreWindow(true, first ?? default, span.End < End ? span.End : End);

    private RecoveryPoint FindPoint()
    {
        var newest = LastBases
            .OrderByDescending(MomentOf)
            .ThenByDescending(snapshot => snapshot.Id, StringComparer.Ordinal)
            .First();
        var last = LastBases.Max(snapshot => snapshot.ExpiresAt ?? DateTimeOffset.MaxValue);
        var kept = Question.Later(End, 24.0 * Days);
        return new RecoveryPoint(newest, End, RecoveryPointKind.PointInTime)
        {
            ExpiresAt = kept < last ? kept : last,
            CopyRegions = Copies(),
        };
    }

    private List<string> Copies()
    {
        var copies = _question.Facts.Schedule.Copies;
        return
        [
            .. LastBases.SelectMany(snapshot => snapshot.CopyRegions)
                .Distinct()
                .Where(region => Cluster.Zones.Count > 0 && Cluster.Zones.All(zone => copies.Any(copy =>
                    zone is not null && copy.ZoneId == zone && copy.Region == region && copy.CopiesOplogs)))
                .Order(StringComparer.Ordinal),
        ];
    }
}
