using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>Writes what the marks on the timelines mean, as far as the page has them.</summary>
internal static class Legend
{
    public static void Write(HtmlWriter html, IReadOnlyList<ClusterReport> clusters)
    {
        var shapes = clusters.SelectMany(cluster => cluster.Events)
            .Select(one => one.Shape).Distinct().Order().ToList();
        if (shapes.Count == 0 && clusters.All(cluster => cluster.Windows.Count == 0))
        {
            return;
        }

        html.Begin("ul", ("class", "legend"));
        foreach (var shape in shapes)
        {
            WriteItem(html, MarkShapes.Id(shape), MarkShapes.Name(shape));
        }

        WriteIf(html, clusters.Any(HasCopies), "copy", "configured copy in another region");
        WriteIf(html, clusters.Any(cluster => cluster.Windows.Count > 0), "window", "point in time");
        WriteIf(html, clusters.Any(cluster => cluster.Holes.Count > 0), "hole", "hole: no point in time");
        html.End();
        html.Element(
            "p",
            "All timelines have the same axis. "
                + "Its parts have different scales, so that hours and months are both visible.",
            ("class", "quiet"));
    }

    private static void WriteIf(HtmlWriter html, bool isShown, string id, string name)
    {
        if (isShown)
        {
            WriteItem(html, id, name);
        }
    }

    private static void WriteItem(HtmlWriter html, string id, string name) => html.Begin("li")
        .Begin("svg", ("class", "key"), ("viewBox", "-11 -9 22 18"), ("aria-hidden", "true"))
        .Shape("use", ("href", $"#{id}"))
        .End()
        .Text(name)
        .End();

    private static bool HasCopies(ClusterReport cluster) =>
        cluster.Snapshots.Any(snapshot => snapshot.Regions.Count > 0);
}
