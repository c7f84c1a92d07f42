using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;
using AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>
/// Writes the report on a project as one page of HTML, which needs nothing from elsewhere: no script, font or picture.
/// </summary>
internal static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The outputs of readProjectBackups.</param>
    /// <param name="output">What takes the page.</param>
    public static void Write(OutputObject report, TextWriter output)
    {
        var project = new ProjectReport(report);
        var scale = TimeScale.Of(project.AssessedAt, project.Clusters.SelectMany(cluster => cluster.Times));
        var html = new HtmlWriter(output);

        PageHead.Write(html, project);
        html.Begin("body").Embedded(EmbeddedFile.Marks);
        TimeAxis.Write(html, scale);
        PageHeader.Write(html, project);
        html.Begin("main");
        SummarySection.Write(html, project);
        SkippedSection.Write(html, project);
        ClusterSection.Write(html, project, scale);
        html.End();
        html.Begin("footer")
            .Element("p", "Written by atlasbackup, which only reads from MongoDB Atlas. All times are in UTC.")
            .End();
        html.End().End();
        output.Write('\n');
    }
}
