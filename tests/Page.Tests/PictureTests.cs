using System.Text;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Page.Tests;

/// <summary>Leaves pictures of the page in artifacts/report/, for people to look at.</summary>
public sealed class PictureTests(TestBrowser browser)
{
    public static TheoryData<int, bool> Views => new() { { 1280, false }, { 1280, true }, { 390, false }, { 390, true } };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Has_a_picture_of_each_width_and_colour_scheme(int width, bool isDark)
    {
        var view = new View(width, isDark);
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

    [Fact]
    public async Task Has_a_document_for_paper()
    {
        await using var page = await browser.OpenAsync(SampleReports.Varied(), new View(1280, IsDark: true));

        var document = await page.PrintAsync();

        await KeepAsync("report-print.pdf", document);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(document, 0, 4));
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
