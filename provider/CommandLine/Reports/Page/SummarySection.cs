using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes the table of all clusters that were judged.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter html, ProjectReport project)
    {
        if (project.Clusters.Count == 0)
        {
            return;
        }

        html.Begin("section").Element("h2", "Summary").Begin("table", ("class", "summary"))
            .Headings(
                "Cluster",
                "Verdict",
                "Newest recovery point",
                "Kind",
                "Restore window",
                "Next snapshot",
                "Last export")
            .Begin("tbody");
        foreach (var cluster in project.Clusters)
        {
            WriteRow(html, cluster, project.AssessedAt);
        }

        html.End().End().End();
    }

    private static void WriteRow(HtmlWriter html, ClusterReport cluster, DateTimeOffset now)
    {
        html.Begin("tr")
            .Begin("th", ("scope", "row"))
            .Begin("a", ("href", $"#{ClusterCard.Id(cluster)}")).Name(cluster.Name).End()
            .End()
            .Begin("td").Verdict(cluster.IsReady).End()
            .Begin("td");
        ClusterFacts.RecoveryPoint(html, cluster);
        html.End()
            .Element("td", PageText.ClusterKind(cluster.Verdict.Text("clusterKind")))
            .Begin("td");
        ClusterFacts.Window(html, cluster);
        html.End().Begin("td");
        ClusterFacts.NextSnapshot(html, cluster, now);
        html.End().Begin("td");
        ClusterFacts.LastExport(html, cluster, now);
        html.End().End();
    }
}
