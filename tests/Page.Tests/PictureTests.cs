using System.Text;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports.Page;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Page.Tests;

/// <summary>Leaves pictures of the page in artifacts/report/, for people to look at.</summary>
public sealed class PictureTests(TestBrowser browser)
{
    public static TheoryData<int, bool, bool> Views => new()
    {
        { View.Wide.Width, false, false },
        { View.Wide.Width, true, false },
        { View.Narrow.Width, false, false },
        { View.Narrow.Width, true, false },
        { View.Paper.Width, false, true },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Has_a_picture_of_each_width_and_colour_scheme(int width, bool isDark, bool isPrint)
    {
        var view = new View(width, isDark, isPrint);
        await using var page = await browser.OpenAsync(SampleReports.Varied(), view);

        var picture = await page.TakePictureAsync();

        await KeepAsync($"report-{view}.png", picture);
        Assert.Equal(width, WidthOf(picture));
    }

    [Fact]
    public async Task Has_a_picture_of_what_is_folded()
    {
        await using var page = await browser.OpenAsync(SampleReports.Varied(), View.Wide);

        var opened = await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('details')].map(details => details.open = true).length");

        await KeepAsync("report-unfolded.png", await page.TakePictureAsync());
        Assert.NotEqual(0, opened);
    }

    /// <summary>The picture that docs/report.png is a copy of.</summary>
    [Fact]
    public async Task Has_a_picture_for_README()
    {
        const string endOfFirstCard = "() => Math.round(document.querySelector('article').getBoundingClientRect().bottom)";
        await using var page = await browser.OpenAsync(SampleReports.Varied(), View.Wide);

        var end = await page.EvaluateAsync<int>(endOfFirstCard);
        var picture = await page.TakePictureOfTopAsync(View.Wide.Width, end + 20);

        await KeepAsync("report.png", picture);
        Assert.Equal(View.Wide.Width, WidthOf(picture));
        Assert.InRange(picture.Length, 50_000, 300_000);
    }

    [Fact]
    public async Task Has_a_document_for_paper()
    {
        await using var page = await browser.OpenAsync(SampleReports.Varied(), new View(1280, IsDark: true));

        var document = await page.PrintAsync();

        await KeepAsync("report-print.pdf", document);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(document, 0, 4));
    }

    [Fact]
    public async Task Has_the_page_itself()
    {
        var pages = new Dictionary<string, OutputObject>
        {
            ["report.html"] = SampleReports.Varied(),
            ["report-300.html"] = SampleReports.Large(300),
        };
        foreach (var (name, report) in pages)
        {
            await using var page = new StringWriter();
            HtmlReport.Write(report, page);
            await KeepAsync(name, Encoding.UTF8.GetBytes(page.ToString()));
        }

        Assert.True(File.Exists(Repository.PathOf("artifacts/report/report-300.html")));
    }

    // The width is in the header of a PNG, as four bytes with the highest first.
    private static int WidthOf(byte[] png) => (png[18] << 8) | png[19];

    private static async Task KeepAsync(string name, byte[] picture)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf("artifacts/report"));
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, name),
            picture,
            TestContext.Current.CancellationToken);
    }
}
