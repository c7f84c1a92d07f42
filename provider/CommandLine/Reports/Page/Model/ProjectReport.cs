using AtlasBackup.Core.Functions;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>The report on a project, as the page shows it.</summary>
internal sealed class ProjectReport
{
    private readonly OutputObject _report;

    public ProjectReport(OutputObject report)
    {
        _report = report;
        Skipped = [.. report.Objects("skipped")];
        Clusters =
        [
            .. report.Objects("clusters")
                .Select((cluster, index) => new ClusterReport(cluster, index + 1))
                .OrderBy(cluster => cluster.IsReady),
        ];
        AssessedAt = report.Time("assessedAt") ?? LatestTime(Clusters);
    }

    public string Title => $"Backups of {_report.Text("projectName") ?? _report.Text("groupId") ?? "a project"}";

    public string? GroupId => _report.Text("groupId");

    /// <summary>The time of the verdict by Atlas's clock. The page compares all times with it.</summary>
    public DateTimeOffset AssessedAt { get; }

    /// <summary>Whether all clusters are ready. What is not known is not.</summary>
    public bool IsReady => _report.Flag("ready") == true;

    public int ReadyCount => _report.Integer("readyCount") ?? 0;

    public int NotReadyCount => _report.Integer("notReadyCount") ?? 0;

    public int SkippedCount => _report.Integer("skippedCount") ?? 0;

    public IEnumerable<string> Reasons => _report.Texts("reasons");

    /// <summary>The notes, without those about clusters that were not judged: these have a table.</summary>
    public IEnumerable<string> Notes => _report.Texts("notes").Where(note => !Skipped.Any(
        cluster => note.StartsWith($"{cluster.Text("clusterName")} was not judged", StringComparison.Ordinal)));

    /// <summary>The clusters that were judged, those that are not ready first.</summary>
    public IReadOnlyList<ClusterReport> Clusters { get; }

    /// <summary>The clusters that were not judged.</summary>
    public IReadOnlyList<OutputObject> Skipped { get; }

    private static DateTimeOffset LatestTime(IEnumerable<ClusterReport> clusters) =>
        clusters.SelectMany(cluster => cluster.Times).Append(DateTimeOffset.UnixEpoch).Max();
}
