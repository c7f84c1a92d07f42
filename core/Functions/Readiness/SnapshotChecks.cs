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
            "a restore to any point in time",
            obstacle is null ? "possible" : "not possible",
            obstacle is null,
            obstacle is null
                ? $"the cluster can be restored to any point in time of the last "
                    + Texts.Count(question.Facts.Schedule.RestoreWindowDays, "day", "days")
                : $"the cluster cannot be restored to a point in time: {obstacle}");
    }

    public static Check RestoreWindow(Question question, RestoreWindow? window, double hours)
    {
        var expected = $"a restore window of at least {Texts.Hours(hours)}";
        if (window is null)
        {
            return new Check(
                CheckName.RestoreWindow, expected, null, false, "not assessed: there is no restore window");
        }

        var start = Texts.Time(window.Start);
        var isPassed = window.Start <= question.Ago(hours);
        var message = isPassed
            ? $"the restore window begins at {start}, at least {Texts.Hours(hours)} ago"
            : $"the restore window begins at {start}, less than {Texts.Hours(hours)} ago; keep backups for longer";
        return new Check(CheckName.RestoreWindow, expected, $"begins at {start}", isPassed, message);
    }

    public static Check Count(Question question, int least)
    {
        var count = question.Fitting.Count;
        var fitting = Texts.Count(count, "restorable snapshot fits", "restorable snapshots fit");
        var isPassed = count >= least;
        return new Check(
            CheckName.SnapshotCount,
            $"at least {Texts.Count(least, "restorable snapshot", "restorable snapshots")} that fit the cluster",
            Texts.Count(count, "snapshot", "snapshots"),
            isPassed,
            isPassed
                ? $"{fitting} the cluster"
                : $"{fitting} the cluster, and at least {least} are required; {question.Advice}");
    }

    public static Check Failures(Question question, double hours)
    {
        var expected = $"no failed and no fallback snapshot within {Texts.Hours(hours)}";

        // What has no time may be of this time.
        var failures = question.Facts.Snapshots
            .Where(snapshot => (snapshot.State == SnapshotState.Failed || snapshot.IsFallback)
                && !(snapshot.RequestedAt <= question.Ago(hours)))
            .OrderByDescending(snapshot => snapshot.RequestedAt ?? DateTimeOffset.MaxValue)
            .ThenByDescending(snapshot => snapshot.Id, StringComparer.Ordinal)
            .Select(Name)
            .ToList();
        var named = Texts.List(failures.Take(MaxNamed), "and")
            + (failures.Count > MaxNamed ? $" and {failures.Count - MaxNamed} more" : "");
        return new Check(
            CheckName.FailedSnapshots,
            expected,
            failures.Count == 0 ? "none" : named,
            failures.Count == 0,
            failures.Count == 0 ? expected : $"within {Texts.Hours(hours)} there are failed or fallback snapshots: {named}");
    }

    public static Check Key(ClusterFacts cluster)
    {
        var isPassed = cluster.IsKeyValid == true;
        return new Check(
            CheckName.EncryptionKey,
            $"Atlas can use the cluster's {cluster.KeyProvider} key",
            isPassed ? "valid" : cluster.IsKeyValid == false ? "not valid" : "unknown",
            isPassed,
            isPassed
                ? $"Atlas can use the cluster's {cluster.KeyProvider} key"
                : $"Atlas cannot use the cluster's {cluster.KeyProvider} key, so no snapshot can be restored; check the key "
                    + "and Atlas's access to it");
    }

    private static string Name(SnapshotFacts snapshot)
    {
        var kind = snapshot.State == SnapshotState.Failed ? "failed" : "fallback";
        var time = snapshot.RequestedAt is { } requested ? $", of {Texts.Time(requested)}" : "";
        return $"{snapshot.Id} ({kind}{time})";
    }
}
