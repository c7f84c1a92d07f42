using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>Writes the timeline of a cluster: a lane for each kind of thing that it has.</summary>
internal static class Timeline
{
    public static void Write(HtmlWriter html, ClusterReport cluster, TimeScale scale)
    {
        var lanes = Lanes(cluster, scale).ToList();
        if (lanes.Count == 0)
        {
            html.Element(
                "p",
                "There is nothing to show on a timeline: no snapshot, point in time, export or restore.",
                ("class", "nothing"));
            return;
        }

        var number = Coordinates.Number(cluster.Number);
        var height = Coordinates.Number(TimeAxis.Height + (lanes.Count * Lane.Height));
        html.Begin("figure")
            .Begin(
                "svg",
                ("class", "timeline"),
                ("height", height),
                ("role", "img"),
                ("aria-labelledby", $"t{number}"),
                ("aria-describedby", $"d{number}"))
            .Element("title", $"Timeline of {cluster.Name}", ("id", $"t{number}"))
            .Element("desc", TimelineWords.Describe(cluster), ("id", $"d{number}"))
            .Shape("use", ("href", $"#{TimeAxis.Id}"));
        for (var index = 0; index < lanes.Count; index++)
        {
            var top = Coordinates.Number(TimeAxis.Height + (index * Lane.Height));
            html.Begin("g", ("transform", $"translate(0 {top})"));
            lanes[index].Write(html);
            html.End();
        }

        html.End().End();
    }

    private static IEnumerable<Lane> Lanes(ClusterReport cluster, TimeScale scale)
    {
        if (cluster.Snapshots.Count > 0)
        {
            yield return Lane.OfEvents("Snapshots", cluster.Snapshots, scale);
        }

        foreach (var lane in CopyLanes.Of(cluster, scale))
        {
            yield return lane;
        }

        if (cluster.Windows.Count > 0)
        {
            yield return Lane.OfWindows(cluster, scale);
        }

        if (cluster.Exports.Count > 0)
        {
            yield return Lane.OfEvents("Exports", cluster.Exports, scale);
        }

        if (cluster.Restores.Count > 0)
        {
            yield return Lane.OfEvents("Restores", cluster.Restores, scale);
        }
    }
}
