using System.Security.Cryptography;
using System.Text;
using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Provider.Tests.CommandLine.Page;

public sealed class HtmlReportTests
{
    [Fact]
    public void Is_correct_HTML_in_English()
    {
        var page = ParsedPage.Of(SampleReports.Varied());

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Backups of webshop", page.Title);
        Assert.Equal(["Backups of webshop"], page.Texts("h1"));
        Assert.Equal(["Summary", "Not judged", "Clusters"], page.Texts("h2"));
    }

    [Fact]
    public void Forbids_everything_but_its_own_style()
    {
        var page = ParsedPage.Of(SampleReports.Varied());

        var style = page.QuerySelector("style")?.TextContent ?? "";
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")?.GetAttribute("content");
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void Refers_only_to_itself()
    {
        var page = ParsedPage.Of(SampleReports.Varied());

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        var targets = page.QuerySelectorAll("[href]").Select(element => element.GetAttribute("href")?[1..]).Distinct();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(targets.Except(ids));
        Assert.Empty(page.QuerySelectorAll("script, img, link, iframe, object, [src], [style]"));
    }

    [Fact]
    public void Escapes_every_text_of_a_report()
    {
        const string visible = "\\u202E\u2400\\u2028";

        var page = ParsedPage.Of(HostileReport.Make());

        var card = page.QuerySelector("article");
        Assert.Empty(page.QuerySelectorAll("script, img, [onload], [onerror]"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.EndsWith(visible, page.Title, StringComparison.Ordinal);
        Assert.Equal(HostileReport.Text[..^3] + visible, card?.QuerySelector("h3")?.Text());
        Assert.All(page.Texts("header li, .reasons li, .notes li").Skip(3), text => Assert.EndsWith(visible, text));
        Assert.DoesNotContain(page.DocumentElement.OuterHtml, character => character is '\u202e' or '\u2028' or '\0');
    }

    [Fact]
    public void Says_that_a_project_without_clusters_is_not_ready()
    {
        var page = ParsedPage.Of(SampleReports.Of([], []));

        Assert.Equal(["Not ready"], page.Texts("header .badge"));
        Assert.Equal(["Clusters"], page.Texts("h2"));
        Assert.Equal(["No cluster was judged."], page.Texts(".nothing"));
    }

    [Fact]
    public void Is_a_page_also_where_nothing_is_known()
    {
        var page = ParsedPage.Of(new OutputObject().Add("clusters", (OutputObject[])[new OutputObject()]));

        Assert.Equal("Backups of a project", page.Title);
        Assert.Equal(["Not ready"], page.Texts("article .badge"));
    }
}
