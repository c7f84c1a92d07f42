using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes the top of the page: the verdict on the project, and how many clusters it is about.</summary>
internal static class PageHeader
{
    // The cards of the clusters have all reasons.
    private const int MostReasons = 8;

    public static void Write(HtmlWriter html, ProjectReport project)
    {
        html.Begin("header", ("class", project.IsReady ? "good" : "bad"))
            .Begin("h1").Name(project.Title).End()
            .Begin("p", ("class", "quiet"));
        if (project.GroupId is { } groupId)
        {
            html.Text("Project ").Element("code", groupId).Text(" · ");
        }

        html.Text("assessed at ").Time(project.AssessedAt).Text(" UTC").End();
        html.Begin("div", ("class", "status")).Verdict(project.IsReady).Begin("ul", ("class", "counts"));
        WriteCount(html, project.ReadyCount, "ready");
        WriteCount(html, project.NotReadyCount, "not ready");
        WriteCount(html, project.SkippedCount, "not judged");
        html.End().End();

        var reasons = project.Reasons.ToList();
        var more = reasons.Count - MostReasons;
        html.Lines(
            "reasons",
            more <= 0 ? reasons : [.. reasons.Take(MostReasons), $"and {PageText.Number(more)} more, below"]);
        html.Lines("notes", project.Notes).End();
    }

    private static void WriteCount(HtmlWriter html, int count, string word) => html.Begin("li")
        .Element("strong", PageText.Number(count))
        .Text($" {word}")
        .End();
}
