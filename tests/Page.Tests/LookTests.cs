using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Page.Tests;

/// <summary>Looks at a page in light and dark colours, on paper, and on a telephone.</summary>
public sealed class LookTests(TestBrowser browser)
{
    private const string ColorOfPaper = "() => getComputedStyle(document.querySelector('article')).backgroundColor";
    private const string White = "rgb(255, 255, 255)";

    // A name that has no space, one with nothing but wide characters, and one in another script.
    private static readonly string[] LongNames =
        [new('m', 400), new('W', 64), string.Concat(Enumerable.Repeat("مجموعة", 40))];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Has_a_contrast_of_4_5_for_every_text(bool isDark, bool isPrint)
    {
        await using var page = await browser.OpenAsync(SampleReports.Varied(), new View(1280, isDark, isPrint));

        var pale = await page.EvaluateAsync<string[]>(PageScripts.PaleTexts);

        Assert.Empty(pale);
        Assert.InRange(await page.EvaluateAsync<int>(PageScripts.TextCount), 300, 100_000);
    }

    [Fact]
    public async Task Is_dark_for_readers_who_prefer_that_and_never_on_paper()
    {
        await using var page = await browser.OpenAsync(SampleReports.Varied(), View.Wide);
        var light = await page.EvaluateAsync<string>(ColorOfPaper);
        await page.LookAsync(new View(1280, IsDark: true));
        var dark = await page.EvaluateAsync<string>(ColorOfPaper);
        await page.LookAsync(new View(1280, IsDark: true, IsPrint: true));
        var printed = await page.EvaluateAsync<string>(ColorOfPaper);

        Assert.Equal(White, light);
        Assert.NotEqual(White, dark);
        Assert.Equal(White, printed);
    }

    [Fact]
    public async Task Shows_on_paper_the_checks_that_are_folded_on_a_screen()
    {
        const string visibility = "() => getComputedStyle("
            + "document.querySelector('.checks'), '::details-content').contentVisibility";
        await using var page = await browser.OpenAsync(SampleReports.Varied(), View.Wide);
        var onScreen = await page.EvaluateAsync<string>(visibility);
        await page.LookAsync(View.Paper);
        var onPaper = await page.EvaluateAsync<string>(visibility);

        Assert.Equal("hidden", onScreen);
        Assert.Equal("visible", onPaper);
    }

    [Fact]
    public async Task Leaves_columns_out_on_a_telephone()
    {
        const string columns = "() => [...document.querySelectorAll('.summary thead th')].filter("
            + "cell => cell.checkVisibility()).map(cell => cell.textContent)";
        await using var page = await browser.OpenAsync(SampleReports.Varied(), View.Narrow);

        Assert.Equal(
            ["Cluster", "Verdict", "Newest recovery point"],
            await page.EvaluateAsync<string[]>(columns));
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1000, false)]
    [InlineData(740, false)]
    [InlineData(390, false)]
    [InlineData(320, false)]
    [InlineData(688, true)]
    public async Task Is_not_wider_than_the_window_whatever_the_names_are(int width, bool isPrint)
    {
        OutputObject[] clusters = [.. LongNames.Select(SampleClusters.Orders), .. LongNames.Select(SampleClusters.Shop)];
        var skipped = LongNames.Select(name => SampleReports.Skipped(name, "replicaSet", name));
        var report = SampleReports.Of(clusters, [.. skipped]);
        await using var page = await browser.OpenAsync(report, new View(width, IsPrint: isPrint));

        Assert.Equal(width, await page.EvaluateAsync<int>(PageScripts.WidthOfContent));
    }

    [Fact]
    public async Task Runs_and_loads_nothing_that_a_name_asks_for()
    {
        const string hostile = "</title></desc></style><script>alert(1)</script><img src=//example.test onerror=alert(2)>"
            + "\"><svg onload=alert(3)><style>@import '//example.test'</style>";
        await using var page = await browser.OpenAsync(
            SampleReports.Of([SampleClusters.Shop(hostile)], [SampleReports.Skipped(hostile, hostile, hostile)]),
            View.Wide);

        var strange = await page.EvaluateAsync<int>(
            "() => document.querySelectorAll('script, img, [onload], [onerror]').length");
        var violations = await page.EvaluateAsync<string[]>("() => window.violations");

        Assert.Empty(page.Complaints);
        Assert.Empty(violations);
        Assert.Single(page.Requests);
        Assert.Equal(0, strange);
    }
}
