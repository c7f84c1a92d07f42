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
            return NotFor(question, CheckName.Export, expected, "exports");
        }

        if (Newest(question) is not { } newest)
        {
            return new Check(CheckName.Export, expected, "none", false, "no snapshot was exported successfully");
        }

        var (moment, export) = newest;
        var isPassed = moment >= question.Ago(hours);
        var message = $"the newest successful export, {export.Id}, is of a snapshot of {Texts.Time(moment)}"
            + (isPassed ? "" : $", older than {Texts.Hours(hours)}");
        return new Check(CheckName.Export, expected, $"of a snapshot of {Texts.Time(moment)}", isPassed, message);
    }

    public static IEnumerable<string> ExportNotes(Question question)
    {
        var newest = Newest(question);
        if (newest?.Export is { } export && IsPartial(export))
        {
            yield return $"the export {export.Id} wrote {export.ExportedCollections ?? 0} of "
                + $"{export.TotalCollections ?? 0} collections";
        }

        var failed = question.Facts.Exports
            .Where(job => job.HasFailed && !(MomentOf(job, question) <= newest?.Moment))
            .OrderByDescending(job => job.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (failed is not null)
        {
            yield return $"the newer export {failed.Id} failed: {failed.Reason ?? "Atlas gives no reason"}";
        }
    }

    public static Check RestoreTest(Question question, double hours)
    {
        var expected = $"a restore of one of the cluster's snapshots that ended within {Texts.Hours(hours)}";
        if (!question.Cluster.IsDedicated)
        {
            return NotFor(question, CheckName.RestoreTest, expected, "restore jobs that can be checked");
        }

        var newest = (question.Facts.Restores ?? [])
            .Where(job => job is { IsIntoCluster: true, IsVoid: false, FinishedAt: not null })
            .OrderByDescending(job => job.FinishedAt)
            .ThenByDescending(job => job.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (newest is not { FinishedAt: { } ended })
        {
            return new Check(
                CheckName.RestoreTest, expected, "none", false, "no snapshot of the cluster was restored successfully");
        }

        var isPassed = ended >= question.Ago(hours);
        var message = $"the newest successful restore, job {newest.Id}, ended at {Texts.Time(ended)}"
            + (isPassed ? "" : $", more than {Texts.Hours(hours)} ago; restore a snapshot to try it");
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
            state is null
                ? "the project has no backup compliance policy"
                : $"the project's backup compliance policy is in the state {state}"
                    + (isPassed ? "" : $", and not {Active}"));
    }

    private static Check NotFor(Question question, CheckName name, string expected, string what) => new(
        name, expected, "none", false, $"a {Texts.Of(question.Cluster.Kind)} has no {what}");

    private static (DateTimeOffset Moment, ExportFacts Export)? Newest(Question question) => question.Facts.Exports
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
        export.ExportedCollections is null or 0 || export.ExportedCollections < export.TotalCollections;
}
