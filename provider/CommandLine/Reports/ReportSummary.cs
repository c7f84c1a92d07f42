using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Reports;

/// <summary>A note, and the clusters that it is about: none where it is about the whole report.</summary>
internal sealed record ReportNote(string Text, IReadOnlyList<string> Clusters)
{
    private const int MostNamed = 5;

    /// <summary>The names of the clusters in words.</summary>
    public string Names => Clusters.Count > MostNamed
        ? $"{string.Join(", ", Clusters.Take(MostNamed))} and {Clusters.Count - MostNamed} more"
        : string.Join(", ", Clusters);
}

/// <summary>What a report says of a project, in words. No text has more than one line.</summary>
internal sealed class ReportSummary
{
    private readonly OutputObject _report;

    /// <param name="report">The outputs of <c>readProjectBackups</c>.</param>
    public ReportSummary(OutputObject report)
    {
        _report = report;
        AssessedAt = report.Time("assessedAt") ?? DateTimeOffset.MinValue;
        Clusters = [.. report.Objects("clusters").Select(cluster => new ClusterSummary(cluster, AssessedAt))];
    }

    public DateTimeOffset AssessedAt { get; }

    public IReadOnlyList<ClusterSummary> Clusters { get; }

    public bool IsReady => _report.Flag("ready") == true;

    /// <summary>The project, by its name if that is known.</summary>
    public string Project => TextLine.Visible(_report.Text("projectName") ?? _report.Text("groupId") ?? "");

    /// <summary>The verdict in a few words.</summary>
    public string Verdict =>
        $"{(IsReady ? "ready" : "not ready")}: {Count("readyCount")} ready, {Count("notReadyCount")} not ready, "
        + $"{Count("skippedCount")} not judged";

    /// <summary>The reasons that belong to no cluster: there is one if no cluster was judged.</summary>
    public IEnumerable<string> Reasons => Clusters.Count == 0 ? _report.Texts("reasons").Select(TextLine.Visible) : [];

    /// <summary>The clusters that were not judged, each with the reason.</summary>
    public IEnumerable<(string Name, string Reason)> Skipped => _report.Objects("skipped").Select(cluster => (
        TextLine.Visible(cluster.Text("clusterName") ?? ""), TextLine.Visible(cluster.Text("reason") ?? "")));

    /// <summary>All notes. One that several clusters have is said once.</summary>
    public IEnumerable<ReportNote> Notes =>
    [
        .. _report.Texts("notes").Select(note => new ReportNote(TextLine.Visible(note), [])),
        .. Clusters
            .SelectMany(cluster => cluster.Notes.Distinct().Select(note => (Text: note, cluster.Name)))
            .GroupBy(note => note.Text, note => note.Name)
            .Select(same => new ReportNote(same.Key, [.. same])),
    ];

    public static string Kind(string kind) => kind switch
    {
        "replicaSet" => "replica set",
        "shardedCluster" => "sharded cluster",
        "flex" => "Flex cluster",
        "legacy" => "cluster on Legacy Backup",
        "free" => "M0 cluster",
        _ => TextLine.Visible(kind),
    };

    private int Count(string output) => _report.Integer(output) ?? 0;
}
