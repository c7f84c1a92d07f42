namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The checks of what was done with snapshots, and of the project's policy.</summary>
internal static class JobChecks
{
    private const string Active = "ACTIVE";

    public static Check Export(Question question, double hours)
    {
        var expected = $"a successful export of a snapshot not older than {Texts.Hours(hours)}";
        if (!question.Cluster.IsDedicated)
        {
            return new Check(
                CheckName.Export,
                expected,
                "none",
                false,
                $"{Texts.Of(question.Cluster.Kind)} has no exports; do not ask for one");
        }

        if (Newest(question) is not { } newest)
        {
            return new Check(
                CheckName.Export, expected, "none", false, "no snapshot was exported successfully; export one");
        }

        var (moment, export) = newest;
        var isPassed = moment >= question.Ago(hours);
        var message = $"the newest successful export, {export.Id}, is of a snapshot of {Texts.Time(moment)}"
            + (isPassed ? "" : $", older than {Texts.Hours(hours)}; export a newer one");
        return new Check(CheckName.Export, expected, $"of a snapshot of {Texts.Time(moment)}", isPassed, message);
    }

    public static IEnumerable<string> ExportNotes(Question question)
    {
        var newest = Newest(question);
        if (newest?.Export is { } export && IsPartial(export))
        {
            yield return (export.ExportedCollections, export.TotalCollections) is ({ } exported, { } total)
                ? $"the newest successful export, {export.Id}, has {exported} of {total} collections"
                : $"Atlas does not say how many collections the newest successful export, {export.Id}, has";
        }

        var failed = question.Facts.Exports
            .Where(job => job.HasFailed && !(MomentOf(job, question) <= newest?.Moment))
            .OrderByDescending(job => MomentOf(job, question) ?? DateTimeOffset.MinValue)
            .ThenByDescending(job => job.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (failed is not null)
        {
            yield return (newest is null ? "the newest export" : "a newer export")
                + $", {failed.Id}, failed: {failed.Reason ?? "Atlas gives no reason"}";
        }
    }

    public static Check RestoreTest(Question question, double hours)
    {
        var expected = $"a successful restore of one of the cluster's snapshots within {Texts.Hours(hours)}";
        if (!question.Cluster.IsDedicated)
        {
            return new Check(
                CheckName.RestoreTest,
                expected,
                "none",
                false,
                $"{Texts.Of(question.Cluster.Kind)} has no restore jobs that can be checked; do not ask for one");
        }

        var newest = (question.Facts.Restores ?? [])
            .Where(job => job is { IsIntoCluster: true, IsVoid: false, FinishedAt: not null })
            .OrderByDescending(job => job.FinishedAt)
            .ThenByDescending(job => job.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (newest is not { FinishedAt: { } ended })
        {
            return new Check(
                CheckName.RestoreTest,
                expected,
                "none",
                false,
                "no snapshot of the cluster was restored into a cluster successfully; restore one to test it");
        }

        var isPassed = ended >= question.Ago(hours);
        var message = $"the newest successful restore, job {newest.Id}, ended at {Texts.Time(ended)}"
            + (isPassed ? "" : $", more than {Texts.Hours(hours)} ago; restore a snapshot to test it");
        return new Check(CheckName.RestoreTest, expected, $"ended at {Texts.Time(ended)}", isPassed, message);
    }

    public static Check Policy(string? state)
    {
        var isPassed = state == Active;
        return new Check(
            CheckName.CompliancePolicy,
            "an active backup compliance policy",
            state ?? "none",
            isPassed,
            state switch
            {
                null => "the project has no backup compliance policy; a Project Owner can set one",
                Active => "the project's backup compliance policy is active",
                _ => $"the project's backup compliance policy is in the state {state}; try again when it is {Active}",
            });
    }

    /// <summary>The successful export of the newest snapshot, and the moment of that snapshot.</summary>
    public static (DateTimeOffset Moment, ExportFacts Export)? Newest(Question question) => question.Facts.Exports
        .Where(export => export.IsSuccessful)
        .Select(export => (Moment: MomentOf(export, question), Export: export))
        .Where(pair => pair.Moment is not null)
        .OrderByDescending(pair => pair.Moment)
        .ThenByDescending(pair => pair.Export.Id, StringComparer.Ordinal)
        .Select(pair => ((DateTimeOffset, ExportFacts)?)(pair.Moment ?? default, pair.Export))
        .FirstOrDefault();

    // An export's own time is later than the data in it.
    private static DateTimeOffset? MomentOf(ExportFacts export, Question question) =>
        question.Facts.Snapshots.FirstOrDefault(snapshot => snapshot.Id == export.SnapshotId)?.Moment
        ?? export.SnapshotRequestedAt;

    private static bool IsPartial(ExportFacts export) =>
        export.ExportedCollections is null or 0
        || export.TotalCollections is null
        || export.ExportedCollections < export.TotalCollections;
}
