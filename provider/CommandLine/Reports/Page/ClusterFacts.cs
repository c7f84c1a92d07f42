using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes what the summary and the card of a cluster both say of its backups.</summary>
internal static class ClusterFacts
{
    public static void RecoveryPoint(HtmlWriter html, ClusterReport cluster)
    {
        if (cluster.Verdict.Object("recoveryPoint") is not { } point || point.Time("time") is not { } time)
        {
            html.Text(PageText.None);
            return;
        }

        var age = TimeSpan.FromSeconds(point.Number("ageSeconds") ?? 0);
        var about = point.Flag("assumed") == true ? "about " : "";
        html.Time(time).Text(" ").Element("small", $"{about}{PageText.Length(age)} old, {Kind(point)}");
    }

    public static void Window(HtmlWriter html, ClusterReport cluster)
    {
        if (cluster.Verdict.Object("window") is not { } window
            || window.Time("start") is not { } start
            || window.Time("end") is not { } end)
        {
            html.Text(PageText.None);
            return;
        }

        var kind = window.Text("kind") == "pointInTime" ? "any moment" : PageText.Words(window.Text("kind") ?? "");
        html.Text(PageText.Length(end - start)).Text(" ")
            .Begin("small").Text($"{kind} since ").Time(start).End();
    }

    public static void NextSnapshot(HtmlWriter html, ClusterReport cluster, DateTimeOffset now)
    {
        if (cluster.Verdict.Time("nextSnapshotAt") is not { } next)
        {
            html.Text(PageText.None);
            return;
        }

        html.Time(next).Text(" ").Element("small", next > now ? $"in {PageText.Length(next - now)}" : "due");
    }

    public static void LastExport(HtmlWriter html, ClusterReport cluster, DateTimeOffset now)
    {
        if ((cluster.LastExport?.Time("finishedAt") ?? cluster.LastExport?.Time("createdAt")) is not { } time)
        {
            html.Text(PageText.None);
            return;
        }

        html.Time(time).Text(" ").Element("small", time < now ? $"{PageText.Length(now - time)} ago" : "now");
    }

    /// <summary>The continuous backup: how long it is, and its holes.</summary>
    public static void PointInTime(HtmlWriter html, ClusterReport cluster)
    {
        var range = new TimeRange(cluster.Windows[0].Start, cluster.Windows[^1].End);
        var lost = cluster.Holes.Aggregate(TimeSpan.Zero, (sum, hole) => sum + hole.Length);
        var holes = cluster.Holes.Count switch
        {
            0 => "without a hole",
            1 => $"with a hole of {PageText.Length(lost)}",
            var count => $"with {PageText.Number(count)} holes, {PageText.Length(lost)} in all",
        };
        html.Text(PageText.Length(range.Length)).Text(" ").Element("small", holes);
    }

    private static string Kind(OutputObject point) => (point.Text("kind"), point.Text("snapshotType")) switch
    {
        ("snapshot", { } type) => $"{PageText.Words(type)} snapshot",
        (var kind, _) => PageText.Words(kind ?? "unknown"),
    };
}
