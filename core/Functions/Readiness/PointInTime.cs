namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// Decides whether the cluster can be restored to a point in time, and to which. Atlas publishes neither end of the
/// window: both are derived.
/// </summary>
internal sealed class PointInTime
{
    // Atlas says how short the time to the end of the window may be, not how long it is: this is a margin.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly Question _question;
    private readonly List<SnapshotFacts> _bases = [];

    public PointInTime(Question question)
    {
        _question = question;
        Obstacle = FindObstacle();
        Point = Obstacle is null ? FindPoint() : null;
        Window = Point is null ? null : new RestoreWindow(true, _bases.Min(MomentOf), End);
    }

    /// <summary>The first condition that does not hold, or null where point in time can be used.</summary>
    public string? Obstacle { get; }

    public RecoveryPoint? Point { get; }

    public RestoreWindow? Window { get; }

    private DateTimeOffset End => _question.Now - Margin;

    private ClusterFacts Cluster => _question.Cluster;

    private static DateTimeOffset MomentOf(SnapshotFacts snapshot) => snapshot.Moment ?? DateTimeOffset.MinValue;

    private string? FindObstacle()
    {
        var days = _question.Facts.Schedule.RestoreWindowDays;
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

        if (days < 1)
        {
            return "the backup schedule has no restore window; set one";
        }

        if (_question.Facts.Restores is not { } restores)
        {
            return "the restore jobs were not read, and one of them may have interrupted the continuous backup; grant "
                + "Project Backup Manager or Project Backup Recovery Operator in the project";
        }

        return HoleOrEnd(restores, out var end) ?? FindBases(days, end);
    }

    // A restore into the cluster interrupts the continuous backup until the next snapshot.
    private string? HoleOrEnd(IReadOnlyList<RestoreFacts> restores, out DateTimeOffset end)
    {
        end = DateTimeOffset.MinValue;
        var interruptions = restores.Where(restore => restore.MayBeInto(Cluster)).ToList();
        var unfinished = interruptions.Where(restore => restore.FinishedAt is null).Max(restore => restore.Id);
        if (unfinished is not null)
        {
            return $"a restore into the cluster has not ended yet (job {unfinished}); wait until it has ended, and a "
                + "snapshot was taken";
        }

        var moments = _question.Facts.Snapshots
            .Where(snapshot => !snapshot.MayBeFallback && snapshot.IsRestorableAt(_question.Now))
            .Select(MomentOf)
            .ToList();
        foreach (var restore in interruptions)
        {
            var following = moments.Where(moment => moment >= restore.FinishedAt).ToList();
            if (following.Count == 0)
            {
                return $"a restore into the cluster has not been followed by a snapshot yet; {_question.Advice}";
            }

            var first = following.Min();
            end = first > end ? first : end;
        }

        return null;
    }

    private string? FindBases(int days, DateTimeOffset afterHoles)
    {
        var start = _question.Ago(24.0 * days);
        _bases.AddRange(_question.Fitting.Where(snapshot => !snapshot.MayBeFallback
            && snapshot.Moment is { } moment
            && moment >= start
            && moment >= afterHoles
            && moment <= End));
        return _bases.Count == 0
            ? $"no snapshot that fits is in the restore window of {Texts.Count(days, "day", "days")}; "
                + _question.Advice
            : null;
    }

    private RecoveryPoint FindPoint()
    {
        var newest = _bases
            .OrderByDescending(MomentOf)
            .ThenByDescending(snapshot => snapshot.Id, StringComparer.Ordinal)
            .First();
        var last = _bases.Max(snapshot => snapshot.ExpiresAt ?? DateTimeOffset.MaxValue);
        var kept = Question.Later(End, 24.0 * _question.Facts.Schedule.RestoreWindowDays);
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
            .. _bases.SelectMany(snapshot => snapshot.CopyRegions)
                .Distinct()
                .Where(region => Cluster.Zones.Count > 0 && Cluster.Zones.All(zone => copies.Any(copy =>
                    zone is not null && copy.ZoneId == zone && copy.Region == region && copy.CopiesOplogs)))
                .Order(StringComparer.Ordinal),
        ];
    }
}
