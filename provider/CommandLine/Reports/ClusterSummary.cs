using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Reports;

/// <summary>What a report says of a cluster, in words. No text has more than one line.</summary>
/// <param name="cluster">One of the outputs <c>clusters</c>.</param>
/// <param name="now">The time of the report.</param>
internal sealed class ClusterSummary(OutputObject cluster, DateTimeOffset now)
{
    private const string None = "none";

    // The holes of more windows are in the other forms of the report.
    private const int MostWindows = 3;

    private readonly OutputObject _verdict = cluster.Object("readiness") ?? new OutputObject();

    public string Name => TextLine.Visible(_verdict.Text("clusterName") ?? "");

    public string Kind => ReportSummary.Kind(_verdict.Text("clusterKind") ?? "");

    public bool IsReady => _verdict.Flag("ready") == true;

    public IEnumerable<string> Reasons => _verdict.Texts("reasons").Select(TextLine.Visible);

    public IEnumerable<string> Notes => _verdict.Texts("notes").Concat(cluster.Texts("notes")).Select(TextLine.Visible);

    /// <summary>The newest recovery point, and of which kind it is.</summary>
    public string RecoveryPoint => Point is { } point && point.Time("time") is { } time
        ? $"{TimeText.Time(time)}, {KindOf(point)}"
        : None;

    /// <summary>How old the recovery point is, or nothing without one.</summary>
    public string Age => Point?.Number("ageSeconds") is { } seconds ? TimeText.Length(TimeSpan.FromSeconds(seconds)) : "";

    /// <summary>How far back the cluster can be restored.</summary>
    public string Window
    {
        get
        {
            if (_verdict.Object("window") is not { } window
                || window.Time("start") is not { } start
                || window.Time("end") is not { } end)
            {
                return None;
            }

            var what = window.Text("kind") == "pointInTime" ? "every moment" : "snapshots";
            return $"{TimeText.Length(end - start)}, {what} since {TimeText.Time(start)}";
        }
    }

    /// <summary>
    /// The spans that continuous backup can restore, the newest first; or null where the window says the same.
    /// </summary>
    public string? PointInTime
    {
        get
        {
            var windows = cluster.Objects("pointInTimeWindows").Reverse().ToList();
            var isSaid = windows.Count == 1 && _verdict.Object("window")?.Text("kind") == "pointInTime";
            return windows.Count == 0 || isSaid
                ? null
                : string.Join(
                    ", ",
                    [
                        .. windows.Take(MostWindows).Select(Span),
                        .. windows.Count > MostWindows ? [$"{windows.Count - MostWindows} earlier"] : (string[])[],
                    ]);
        }
    }

    public string NextSnapshot
    {
        get
        {
            var next = _verdict.Time("nextSnapshotAt") is { } time
                ? $"{TimeText.Time(time)}, in {TimeText.Length(time - now)}"
                : "unknown";
            return _verdict.Text("inProgressSnapshotId") is null ? next : $"{next}; one is in progress";
        }
    }

    /// <summary>The last successful export. Without one there may be one that could not be read: a note says so.</summary>
    public string LastExport =>
        cluster.Object("lastExport") is { } export && (export.Time("finishedAt") ?? export.Time("createdAt")) is { } time
            ? $"{TimeText.Time(time)}, {TimeText.Length(now - time)} ago"
            : "none known";

    private OutputObject? Point => _verdict.Object("recoveryPoint");

    private static string KindOf(OutputObject point) => (point.Text("kind"), point.Text("snapshotType")) switch
    {
        ("pointInTime", _) => "a point in time (assumed)",
        ("checkpoint", _) => "a checkpoint",
        (_, "onDemand") => "an on-demand snapshot",
        (_, { } type) => $"a {TextLine.Visible(type)} snapshot",
        _ => "a snapshot",
    };

    private static string Span(OutputObject window) =>
        window.Time("start") is { } start && window.Time("end") is { } end
            ? $"{TimeText.Time(start)} to {TimeText.Time(end)}"
            : "unknown";
}
