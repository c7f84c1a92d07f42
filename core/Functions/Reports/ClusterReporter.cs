using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Functions.Reports;

/// <summary>Reads the backups of a cluster, and forms the verdict on them.</summary>
internal sealed class ClusterReporter(AtlasCall call, ProjectReads project, Demands demands)
{
    // What an item takes on a machine of 64 bits, about.
    private const int SizeOfItem = 400;

    public async Task<ClusterReport> ReportAsync(
        ClusterFacts cluster,
        Moment now,
        CancellationToken cancellationToken)
    {
        var report = await ReadAsync(cluster, now, cancellationToken);

        // Until the report has been passed on.
        call.Memory.Add((long)SizeOfItem * report.ItemCount);
        return report;
    }

    private async Task<ClusterReport> ReadAsync(ClusterFacts cluster, Moment now, CancellationToken cancellationToken)
    {
        using var reads = new FunctionReads(call);
        var own = project.For(reads);
        var facts = await new BackupReads(own, demands).ReadAsync(cluster, cancellationToken);
        var report = new ClusterReport(Judge.Assess(facts, demands, now));
        if (!Gates.Kind(facts.Cluster, demands).IsPassed)
        {
            return report with { Notes = ["the backups were not read: the kind of the cluster is not accepted"] };
        }

        if (facts.Cluster is not { HasBackup: true, IsMonitored: true })
        {
            return report;
        }

        var jobs = await new JobReads(own, now.Time).ReadAsync(facts.Cluster, cancellationToken);
        var known = facts with { Restores = jobs.Restores, Exports = jobs.Exports };
        return Report(report, new Question(known, demands, now.Time), jobs);
    }

    private ClusterReport Report(ClusterReport report, Question question, JobFacts jobs)
    {
        var pointInTime = new PointInTime(question);
        var snapshots = new Timeline<SnapshotFacts>(question.Facts.Snapshots, TimeOf, snapshot => snapshot.Id);
        var exports = new Timeline<ExportFacts>(jobs.Exports, TimeOf, export => export.Id);
        var restores = new Timeline<RestoreJob>(jobs.RestoreJobs, job => job.RequestedAt, job => job.Id);
        var last = JobChecks.Newest(question)?.Export;
        return report with
        {
            Snapshots = snapshots.Items,
            Windows = pointInTime.Windows,
            Exports = exports.Items,
            LastExport = exports.Items.FirstOrDefault(export => export.Value == last),
            Restores = restores.Items,
            Notes =
            [
                .. jobs.Notes,
                .. Notes(question, pointInTime),
                .. snapshots.Notes("snapshot", "snapshots"),
                .. exports.Notes("export", "exports"),
                .. restores.Notes("restore job", "restore jobs"),
            ],
        };
    }

    private static DateTimeOffset? TimeOf(SnapshotFacts snapshot) =>
        snapshot.Moment ?? snapshot.RequestedAt ?? ItemTime.InObjectId(snapshot.Id);

    private static DateTimeOffset? TimeOf(ExportFacts export) =>
        export.RequestedAt ?? ItemTime.InObjectId(export.Id) ?? export.FinishedAt;

    // The verdict says it in all other cases.
    private IEnumerable<string> Notes(Question question, PointInTime pointInTime) =>
        question.Cluster.HasContinuousBackup
        && demands.SnapshotType is not null
        && pointInTime.Obstacle is { } obstacle
            ? [$"there is no restore to a point in time: {obstacle}"]
            : [];
}
