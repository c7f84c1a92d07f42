using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;
using AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;


namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes the legend, and a card for each cluster.</summary>
internal static class ClusterSection
{
    // A page of hundreds of clusters must still open at once and fit into an e-mail.
    private const int MostEventsOfPage = 2000;
    private const int MostEventsOfCluster = 200;
    private const int FewestEventsOfCluster = 5;

    public static void Write(HtmlWriter html, ProjectReport project, TimeScale scale)
    {
        html.Begin("section").Element("h2", "Clusters");
        if (project.Clusters.Count == 0)
        {
            html.Element("p", "No cluster was judged.", ("class", "nothing")).End();
            return;
        }

        Legend.Write(html, project.Clusters);
        var events = Math.Clamp(
            MostEventsOfPage / project.Clusters.Count,
            FewestEventsOfCluster,
            MostEventsOfCluster);
        foreach (var cluster in project.Clusters)
        {
            ClusterCard.Write(html, cluster, scale, events);
        }

        html.End();
    }
}
