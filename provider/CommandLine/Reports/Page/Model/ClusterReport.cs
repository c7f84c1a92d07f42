using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports.Page.Html;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>The report on one cluster, as the page shows it.</summary>
internal sealed class ClusterReport
{
    public ClusterReport(OutputObject cluster, int number)
    {
        Verdict = cluster.Object("readiness") ?? new OutputObject();
        Number = number;
        Notes = [.. Verdict.Texts("notes").Concat(cluster.Texts("notes")).Distinct()];
        LastExport = cluster.Object("lastExport");
        Snapshots = [.. cluster.Objects("snapshots").Select(BackupEvent.Snapshot)];
        Exports = [.. cluster.Objects("exports").Select(BackupEvent.Export)];
        Restores = [.. cluster.Objects("restores").Select(BackupEvent.Restore)];
        Windows = [.. cluster.Objects("pointInTimeWindows").Select(Span).OfType<TimeRange>()];
        Holes =
        [
            .. Windows.Zip(Windows.Skip(1), (first, next) => new TimeRange(first.End, next.Start))
                .Where(hole => hole.Length > TimeSpan.Zero),
        ];
    }

    /// <summary>The outputs of the function getBackupReadiness.</summary>
    public OutputObject Verdict { get; }

    /// <summary>The place of the cluster in the page, which its links use. Its name may contain anything.</summary>
    public int Number { get; }

    public string Name => Verdict.Text("clusterName") ?? PageText.None;

    /// <summary>Whether the cluster is ready. What is not known is not.</summary>
    public bool IsReady => Verdict.Flag("ready") == true;

    public IReadOnlyList<string> Notes { get; }

    public OutputObject? LastExport { get; }

    public IReadOnlyList<BackupEvent> Snapshots { get; }

    public IReadOnlyList<BackupEvent> Exports { get; }

    public IReadOnlyList<BackupEvent> Restores { get; }

    /// <summary>The windows of point in time, oldest first.</summary>
    public IReadOnlyList<TimeRange> Windows { get; }

    /// <summary>The times between the windows, which the cluster cannot be restored to.</summary>
    public IReadOnlyList<TimeRange> Holes { get; }

    public IEnumerable<BackupEvent> Events => Snapshots.Concat(Exports).Concat(Restores);

    /// <summary>Every time that the timeline shows.</summary>
    public IEnumerable<DateTimeOffset> Times =>
        Events.Select(one => one.Time).OfType<DateTimeOffset>().Concat(Windows.Select(window => window.Start));

    private static TimeRange? Span(OutputObject window) =>
        window.Time("start") is { } start && window.Time("end") is { } end && start <= end
            ? new TimeRange(start, end)
            : null;
}
