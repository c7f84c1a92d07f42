using System.Text;
using AtlasBackup.Provider.CommandLine.Reports.Page;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Page.Tests;

/// <summary>Opens the page of a project with 300 clusters.</summary>
public sealed class LargePageTests(TestBrowser browser)
{
    private const int Clusters = 300;
    private const int MostBytes = 2_000_000;

    [Fact]
    public async Task Is_smaller_than_2_MB()
    {
        await using var page = new StringWriter();

        HtmlReport.Write(SampleReports.Large(Clusters), page);

        Assert.InRange(Encoding.UTF8.GetByteCount(page.ToString()), Clusters * 2000, MostBytes);
    }

    [Fact]
    public async Task Opens_without_a_complaint_and_requests_nothing_but_itself()
    {
        await using var page = await browser.OpenAsync(SampleReports.Large(Clusters), View.Wide);

        var violations = await page.EvaluateAsync<string[]>("() => window.violations");
        var cards = await page.EvaluateAsync<int>("() => document.querySelectorAll('article .timeline').length");

        Assert.Empty(page.Complaints);
        Assert.Empty(violations);
        Assert.Single(page.Requests);
        Assert.Equal(Clusters, cards);
    }

    [Fact]
    public async Task Is_not_wider_than_the_window()
    {
        await using var page = await browser.OpenAsync(SampleReports.Large(Clusters), View.Wide);
        var wide = await page.EvaluateAsync<int>(PageScripts.WidthOfContent);
        await page.LookAsync(View.Narrow);
        var narrow = await page.EvaluateAsync<int>(PageScripts.WidthOfContent);

        Assert.Equal(View.Wide.Width, wide);
        Assert.Equal(View.Narrow.Width, narrow);
    }
}
