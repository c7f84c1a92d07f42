using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>Makes a lane of copies for each region, and one for all of many regions.</summary>
internal static class CopyLanes
{
    private const int MostRegions = 4;

    public static IEnumerable<Lane> Of(ClusterReport cluster, TimeScale scale)
    {
        var regions = cluster.Snapshots.SelectMany(snapshot => snapshot.Regions)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var shown = regions.Count > MostRegions ? MostRegions - 1 : regions.Count;
        foreach (var region in regions.Take(shown))
        {
            yield return Of($"Copy {region}", [region], cluster, scale);
        }

        if (shown < regions.Count)
        {
            yield return Of($"Copies, {regions.Count - shown} more", regions.Skip(shown), cluster, scale);
        }
    }

    private static Lane Of(string label, IEnumerable<string> regions, ClusterReport cluster, TimeScale scale) =>
        Lane.OfCopies(
            label,
            [.. cluster.Snapshots.Where(snapshot => snapshot.Regions.Intersect(regions).Any())],
            scale);
}
