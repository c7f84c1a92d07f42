using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>Says in words what a timeline shows.</summary>
internal static class TimelineWords
{
    public static string Describe(ClusterReport cluster) => string.Join(
        ' ',
        ((string?[])
        [
            Events(cluster.Snapshots, "snapshot", "snapshots"),
            Copies(cluster),
            Windows(cluster),
            Events(cluster.Exports, "export", "exports"),
            Events(cluster.Restores, "restore", "restores"),
        ]).OfType<string>());

    private static string? Events(IReadOnlyList<BackupEvent> events, string singular, string plural)
    {
        if (events.Count == 0)
        {
            return null;
        }

        var times = events.Select(one => one.Time).OfType<DateTimeOffset>().ToList();
        var range = times.Count == 0 ? "without a time" : $"from {new TimeRange(times.Min(), times.Max())}";
        var shapes = events.CountBy(one => one.Shape)
            .OrderBy(shape => shape.Key)
            .Select(shape => $"{PageText.Number(shape.Value)} {MarkShapes.Adjective(shape.Key)}");
        return $"{PageText.Count(events.Count, singular, plural)} {range}: {string.Join(", ", shapes)}.";
    }

    private static string? Copies(ClusterReport cluster)
    {
        var regions = cluster.Snapshots.SelectMany(snapshot => snapshot.Regions)
            .Distinct().Order(StringComparer.Ordinal);
        return string.Join(", ", regions) is { Length: > 0 } names ? $"Copies in {names}." : null;
    }

    private static string? Windows(ClusterReport cluster)
    {
        if (cluster.Windows.Count == 0)
        {
            return null;
        }

        var whole = $"Point in time from {new TimeRange(cluster.Windows[0].Start, cluster.Windows[^1].End)}";
        return cluster.Holes.Count == 0
            ? $"{whole}, without a hole."
            : $"{whole}, with {PageText.Count(cluster.Holes.Count, "hole", "holes")}: "
                + $"{string.Join(", ", cluster.Holes)}.";
    }
}
