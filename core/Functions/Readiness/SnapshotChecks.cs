namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The checks that look at all snapshots and not for one recovery point.</summary>
internal static class SnapshotChecks
{
    // A log line holds a few; the count says how many there are.
    private const int MaxNamed = 5;

    public static Check PointInTime(Question question, PointInTime pointInTime)
    {
        var obstacle = pointInTime.Obstacle;
        return new Check(
            CheckName.PointInTime,
            "a restore to a point in time",
            obstacle is null ? "possible" : "not possible",
            obstacle is null,
            obstacle is null
                ? "the cluster can be restored to a point in time, within its restore window of "
                    + Texts.Count(question.Facts.Schedule.RestoreWindowDays, "day", "days")
                : $"the cluster cannot be restored to a point in time: {obstacle}");
    }

    public static Check RestoreWindow(Question question, RestoreWindow? window, double hours)
    {
        var expected = $"a restore window of at least {Texts.Hours(hours)}";
        if (window is null)
        {
            return new Check(
                CheckName.RestoreWindow, expected, null, false, "not assessed, because there is no restore window");
        }

        var start = Texts.Time(window.Start);
        var isPassed = window.Start <= question.Ago(hours);
        var message = $"the restore window begins at {start}, " + (isPassed
            ? $"at least {Texts.Hours(hours)} ago"
            : $"less than {Texts.Hours(hours)} ago; {WindowAdvice(question, window)}, or wait until it reaches "
                + "back that far");
        return new Check(CheckName.RestoreWindow, expected, $"begins at {start}", isPassed, message);
    }

    public static Check Count(Question question, int least)
    {
        var count = question.Fitting.Count;
        var fitting = Texts.Count(count, "restorable snapshot fits", "restorable snapshots fit");
        var wanted = Texts.Count(least, "restorable snapshot that fits", "restorable snapshots that fit");
        var isPassed = count >= least;
        return new Check(
            CheckName.SnapshotCount,
            $"at least {wanted} the cluster",
            Texts.Count(count, "snapshot", "snapshots"),
            isPassed,
            isPassed
                ? $"{fitting} the cluster"
                : $"{fitting} the cluster, and at least {least} {(least == 1 ? "is" : "are")} required; "
                    + question.Advice);
    }

    public static Check Failures(Question question, double hours)
    {
        var expected = $"no failed or fallback snapshot within {Texts.Hours(hours)}";
        if (question.Cluster.Kind == ClusterKind.Legacy)
        {
            return new Check(
                CheckName.FailedSnapshots,
                expected,
                "unknown",
                false,
                "Atlas does not list the failed snapshots of a cluster on Legacy Backup; do not ask for them");
        }

        // What has no time may be of this time.
        var failures = question.Facts.Snapshots
            .Where(snapshot => snapshot.MayBeFailure && !(snapshot.RequestedAt <= question.Ago(hours)))
            .OrderByDescending(snapshot => snapshot.RequestedAt ?? DateTimeOffset.MaxValue)
            .ThenByDescending(snapshot => snapshot.Id, StringComparer.Ordinal)
            .Select(Name)
            .ToList();
        var named = Texts.List(
            failures.Count > MaxNamed
                ? failures.Take(MaxNamed).Append($"{failures.Count - MaxNamed} more")
                : failures,
            "and");
        return new Check(
            CheckName.FailedSnapshots,
            expected,
            failures.Count == 0 ? "none" : named,
            failures.Count == 0,
            failures.Count == 0
                ? $"there is {expected}"
                : $"within {Texts.Hours(hours)} there are failed or fallback snapshots: {named}; look in Atlas for "
                    + "the reason");
    }

    public static Check Key(ClusterFacts cluster)
    {
        var provider = cluster.KeyProvider;
        const string advice = "check the key and the access that Atlas has to it";
        return new Check(
            CheckName.EncryptionKey,
            "a key that Atlas can use",
            cluster.IsKeyValid switch
            {
                true => "valid",
                false => "not valid",
                null => "unknown",
            },
            cluster.IsKeyValid == true,
            cluster.IsKeyValid switch
            {
                true => $"Atlas can use the cluster's own key ({provider})",
                false => $"Atlas cannot use the cluster's own key ({provider}), so that no snapshot can be restored; "
                    + advice,
                null => $"Atlas does not say whether it can use the cluster's own key ({provider}); {advice}",
            });
    }

    private static string WindowAdvice(Question question, RestoreWindow window) =>
        (window.IsPointInTime, question.Cluster.IsDedicated) switch
        {
            (true, _) => "set a longer restore window",
            (_, true) => "keep snapshots for longer",
            _ => "accept a shorter window",
        };

    private static string Name(SnapshotFacts snapshot)
    {
        var kind = snapshot switch
        {
            { State: SnapshotState.Failed } => "failed",
            { State: SnapshotState.Unknown } => "in an unknown state",
            { Type: SnapshotFacts.Fallback } => "fallback",
            _ => "of an unknown type",
        };
        var time = snapshot.RequestedAt is { } requested ? $", of {Texts.Time(requested)}" : "";
        return $"{snapshot.Id} ({kind}{time})";
    }
}
