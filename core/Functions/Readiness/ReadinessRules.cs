namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// Forms the verdict from what was read, what is demanded and the time. Nothing is read here, and no clock: the same
/// facts give the same verdict.
/// </summary>
internal static class ReadinessRules
{
    public static Verdict Assess(BackupFacts facts, Demands demands, DateTimeOffset now)
    {
        var cluster = facts.Cluster;
        var kind = Gates.Kind(cluster, demands);
        if (!kind.IsPassed)
        {
            return new Verdict([kind]);
        }

        var state = Gates.State(cluster, demands);
        if (!cluster.IsMonitored)
        {
            return new Verdict([kind, state]) { Notes = [.. StateNotes(cluster)] };
        }

        var backup = Gates.Backup(cluster);
        return backup.IsPassed
            ? Assess(new Question(facts, demands, now), [kind, state, backup])
            : new Verdict([kind, state, backup]) { Notes = [.. StateNotes(cluster)] };
    }

    private static Verdict Assess(Question question, IEnumerable<Check> gates)
    {
        var pointInTime = new PointInTime(question);
        var counted = question.Demands.SnapshotType is null ? pointInTime.Point : null;
        var funnel = new Funnel(question, counted);
        var window = Window(question, counted is null ? null : pointInTime.Window);
        return new Verdict([.. gates, .. funnel.Checks, .. Others(question, pointInTime, window)])
        {
            RecoveryPoint = funnel.Best,
            Window = window,
            NextSnapshotAt = question.NextSnapshotAt,
            PendingSnapshotId = question.Pending?.Id,
            Notes = [.. Notes(question, pointInTime)],
        };
    }

    private static IEnumerable<Check> Others(Question question, PointInTime pointInTime, RestoreWindow? window)
    {
        var (demands, cluster) = (question.Demands, question.Cluster);
        if (demands.RequiresPointInTime)
        {
            yield return SnapshotChecks.PointInTime(question, pointInTime);
        }

        if (demands.MinRestoreWindowHours is { } length)
        {
            yield return SnapshotChecks.RestoreWindow(question, window, length);
        }

        if (demands.MinSnapshotCount is { } least)
        {
            yield return SnapshotChecks.Count(question, least);
        }

        if (cluster.HasCustomerKey)
        {
            yield return SnapshotChecks.Key(cluster);
        }

        if (demands.NoFailureWithinHours is { } within)
        {
            yield return SnapshotChecks.Failures(question, within);
        }

        if (demands.MaxExportAgeHours is { } exportAge)
        {
            yield return JobChecks.Export(question, exportAge);
        }

        if (demands.MaxRestoreTestAgeHours is { } testAge)
        {
            yield return JobChecks.RestoreTest(question, testAge);
        }

        if (demands.RequiresCompliancePolicy)
        {
            yield return JobChecks.Policy(question.Facts.CompliancePolicy);
        }
    }

    // Of two windows the one that reaches back further: more ways to restore never make it shorter.
    private static RestoreWindow? Window(Question question, RestoreWindow? ofPointInTime)
    {
        var moments = question.Fitting.Select(snapshot => snapshot.Moment ?? DateTimeOffset.MinValue).ToList();
        var ofSnapshots = moments.Count == 0 ? null : new RestoreWindow(false, moments.Min(), moments.Max());
        var isLonger = ofPointInTime is not null && !(ofSnapshots?.Start < ofPointInTime.Start);
        return question.Demands.RequiresPointInTime || isLonger ? ofPointInTime : ofSnapshots;
    }

    private static IEnumerable<string> Notes(Question question, PointInTime pointInTime)
    {
        var (demands, cluster) = (question.Demands, question.Cluster);
        foreach (var note in StateNotes(cluster))
        {
            yield return note;
        }

        if (cluster is { IsDedicated: true, FeatureCompatibility: { } pinned, Version: { } version }
            && pinned.IsBefore(version))
        {
            yield return $"the cluster's feature compatibility version is pinned to {pinned}: snapshots that are taken "
                + "while it is pinned can be restored into the same major version only";
        }

        if (question.Fit is { DependsOnKey: true, CanSeeKeys: false })
        {
            yield return $"Atlas does not show under which {cluster.KeyProvider} key a snapshot was taken";
        }

        if (cluster.HasContinuousBackup
            && !demands.RequiresPointInTime
            && demands.SnapshotType is null
            && pointInTime.Obstacle is { } obstacle)
        {
            yield return $"point in time is not counted: {obstacle}";
        }

        foreach (var note in demands.MaxExportAgeHours is null ? [] : JobChecks.ExportNotes(question))
        {
            yield return note;
        }
    }

    private static IEnumerable<string> StateNotes(ClusterFacts cluster) =>
        cluster.State is "UPDATING" or "REPAIRING" ? [$"the cluster is in the state {cluster.State}"] : [];
}
