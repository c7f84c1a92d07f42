using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Functions.Reports;

/// <summary>Makes outputs of the report on a project. Those of the lists are made when they are written.</summary>
internal sealed class ReportOutputs(
    IReadOnlyList<ClusterReport> reports,
    IReadOnlyList<ClusterFacts> skipped,
    Moment now)
{
    public OutputObject Of(string groupId, string? projectName)
    {
        var verdict = new ProjectVerdict([.. reports.Select(report => report.Assessment)], skipped);
        var readyCount = reports.Count(report => report.Assessment.IsReady);
        return new OutputObject()
            .Add("assessedAt", Texts.Time(now.Time))
            .Add("clusters", reports.Select(Cluster))
            .Add("groupId", groupId)
            .Add("notReadyCount", (double)(reports.Count - readyCount))
            .Add("notes", AssessmentOutputs.Lines(now.Note is { } note ? [note] : []))
            .Add("projectName", projectName)
            .Add("ready", verdict.IsReady)
            .Add("readyCount", (double)readyCount)
            .Add("reasons", AssessmentOutputs.Lines(verdict.Reasons))
            .Add("skipped", skipped.Select(Skipped))
            .Add("skippedCount", (double)skipped.Count);
    }

    private static OutputObject Skipped(ClusterFacts cluster) => new OutputObject()
        .Add("clusterKind", AssessmentOutputs.Name(cluster.Kind))
        .Add("clusterName", cluster.Name)
        .Add("reason", ProjectVerdict.WhySkipped(cluster));

    private static OutputObject Cluster(ClusterReport report) => new OutputObject()
        .Add("exports", report.Exports.Select(Export))
        .Add("lastExport", report.LastExport is { } last ? Export(last) : null)
        .Add("notes", AssessmentOutputs.Lines(report.Notes))
        .Add("pointInTimeWindows", report.Windows.Select(Window))
        .Add("readiness", AssessmentOutputs.Of(report.Assessment))
        .Add("restores", report.Restores.Select(Restore))
        .Add("snapshots", report.Snapshots.Select(Snapshot));

    private static OutputObject Snapshot(Dated<SnapshotFacts> dated)
    {
        var snapshot = dated.Value;
        return new OutputObject()
            .Add("copyRegions", snapshot.CopyRegions.Distinct().Order(StringComparer.Ordinal))
            .Add("createdAt", Texts.Time(dated.Time))
            .Add("expiresAt", AssessmentOutputs.Time(Known(snapshot.ExpiresAt)))
            .Add("frequencyType", snapshot.FrequencyType)
            .Add("id", snapshot.Id)
            .Add("kind", KindOf(snapshot.Kind))
            .Add("snapshotType", snapshot.Type)
            .Add("status", StatusOf(snapshot.State));
    }

    private static OutputObject Window(RestoreWindow window) => new OutputObject()
        .Add("end", Texts.Time(window.End))
        .Add("start", Texts.Time(window.Start));

    private static OutputObject Export(Dated<ExportFacts> dated) => new OutputObject()
        .Add("createdAt", Texts.Time(dated.Time))
        .Add("finishedAt", AssessmentOutputs.Time(dated.Value.FinishedAt))
        .Add("id", dated.Value.Id)
        .Add("snapshotId", dated.Value.SnapshotId)
        .Add("state", dated.Value.State ?? "Unknown");

    private static OutputObject Restore(Dated<RestoreJob> dated) => new OutputObject()
        .Add("createdAt", Texts.Time(dated.Time))
        .Add("deliveryType", dated.Value.DeliveryType)
        .Add("finishedAt", AssessmentOutputs.Time(dated.Value.FinishedAt))
        .Add("id", dated.Value.Id)
        .Add("snapshotId", dated.Value.SnapshotId)
        .Add("state", AssessmentOutputs.Name(dated.Value.State));

    private static string KindOf(RecoveryPointKind kind) => kind switch
    {
        RecoveryPointKind.FlexSnapshot => "flex",
        RecoveryPointKind.LegacySnapshot => "legacy",
        RecoveryPointKind.Checkpoint => "checkpoint",
        _ => "cloud",
    };

    private static string StatusOf(SnapshotState state) => state switch
    {
        SnapshotState.Pending => "inProgress",
        SnapshotState.Completed => "completed",
        SnapshotState.Failed => "failed",
        _ => "unknown",
    };

    // A text that is no time counts as long ago.
    private static DateTimeOffset? Known(DateTimeOffset? expiry) => expiry > DateTimeOffset.MinValue ? expiry : null;
}
