using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes the checks of a cluster, folded on a screen and shown on paper.</summary>
internal static class ChecksTable
{
    public static void Write(HtmlWriter html, ClusterReport cluster)
    {
        var checks = cluster.Verdict.Objects("checks").ToList();
        if (checks.Count == 0)
        {
            return;
        }

        var passed = checks.Count(IsPassed);
        html.Begin("details", ("class", "checks"))
            .Element("summary", $"Checks: {PageText.Number(passed)} of {PageText.Number(checks.Count)} passed")
            .Begin("table")
            .Headings("Check", "Result", "Expected", "Found")
            .Begin("tbody");
        foreach (var check in checks)
        {
            html.Begin("tr")
                .Element("th", PageText.Sentence(PageText.Words(check.Text("name") ?? "")), ("scope", "row"))
                .Begin("td");
            WriteResult(html, check);
            html.End()
                .Element("td", check.Text("expected") ?? PageText.None)
                .Element("td", check.Text("actual") ?? PageText.None)
                .End();
        }

        html.End().End().End();
    }

    private static void WriteResult(HtmlWriter html, OutputObject check)
    {
        if (IsPassed(check))
        {
            html.Text("passed");
        }
        else if (check.Text("actual") is null)
        {
            html.Element("span", "not assessed", ("class", "quiet"));
        }
        else
        {
            html.Badge("bad", "not-passed", "failed");
        }
    }

    private static bool IsPassed(OutputObject check) => check.Flag("passed") == true;
}
