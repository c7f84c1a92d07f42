using System.Globalization;
using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;
using AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes all about one cluster.</summary>
internal static class ClusterCard
{
    // The edition that almost every cluster has.
    private const string UsualEdition = "CORE";

    public static string Id(ClusterReport cluster) => $"c{cluster.Number.ToString(CultureInfo.InvariantCulture)}";

    public static void Write(HtmlWriter html, ClusterReport cluster, TimeScale scale, int mostEvents)
    {
        html.Begin("article", ("id", Id(cluster)));
        WriteHeading(html, cluster);
        html.Lines("reasons", cluster.Verdict.Texts("reasons").Select(PageText.Sentence));
        WriteFacts(html, cluster, scale.Now);
        Timeline.Write(html, cluster, scale);
        html.Lines("notes", cluster.Notes.Select(PageText.Sentence));
        ChecksTable.Write(html, cluster);
        EventTable.Write(html, cluster, mostEvents);
        html.End();
    }

    private static void WriteHeading(HtmlWriter html, ClusterReport cluster)
    {
        var kind = PageText.ClusterKind(cluster.Verdict.Text("clusterKind"));
        var edition = cluster.Verdict.Text("databaseEdition");
        html.Begin("div", ("class", "heading"))
            .Begin("h3").Name(cluster.Name).End()
            .Verdict(cluster.IsReady)
            .Element("span", edition is null or UsualEdition ? kind : $"{kind}, edition {edition}", ("class", "quiet"))
            .End();
    }

    private static void WriteFacts(HtmlWriter html, ClusterReport cluster, DateTimeOffset now)
    {
        html.Begin("dl");
        WriteFact(html, "Newest recovery point", () => ClusterFacts.RecoveryPoint(html, cluster));
        WriteFact(html, "Restore window", () => ClusterFacts.Window(html, cluster));
        if (cluster.Windows.Count > 0)
        {
            WriteFact(html, "Point in time", () => ClusterFacts.PointInTime(html, cluster));
        }

        WriteFact(html, "Next snapshot", () => ClusterFacts.NextSnapshot(html, cluster, now));
        WriteFact(html, "Last export", () => ClusterFacts.LastExport(html, cluster, now));
        html.End();
    }

    private static void WriteFact(HtmlWriter html, string name, Action write)
    {
        html.Begin("div").Element("dt", name).Begin("dd");
        write();
        html.End().End();
    }
}
