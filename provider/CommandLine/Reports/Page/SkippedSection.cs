using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes the table of the clusters that were not judged.</summary>
internal static class SkippedSection
{
    public static void Write(HtmlWriter html, ProjectReport project)
    {
        if (project.Skipped.Count == 0)
        {
            return;
        }

        html.Begin("section").Element("h2", "Not judged").Begin("table")
            .Headings("Cluster", "Kind", "Reason")
            .Begin("tbody");
        foreach (var cluster in project.Skipped)
        {
            html.Begin("tr")
                .Begin("th", ("scope", "row")).Name(cluster.Text("clusterName") ?? PageText.None).End()
                .Element("td", PageText.ClusterKind(cluster.Text("clusterKind")))
                .Element("td", PageText.Sentence(cluster.Text("reason") ?? PageText.None))
                .End();
        }

        html.End().End().End();
    }
}
