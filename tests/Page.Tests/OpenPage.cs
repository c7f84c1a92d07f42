using System.Collections.Concurrent;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace AtlasBackup.Page.Tests;

/// <summary>A page in the browser, with everything that the browser complained about.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private const string CountViolations = """
        () => {
          window.violations = [];
          document.addEventListener(
            'securitypolicyviolation', event => window.violations.push(event.violatedDirective));
        }
        """;

    private readonly IPage _page;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private OpenPage(IPage page)
    {
        _page = page;
        page.Console += (_, message) => _complaints.Enqueue($"console: {message.Message.Text}");
        page.PageError += (_, error) => _complaints.Enqueue($"error: {error.Message}");
        page.Dialog += (_, dialog) => _complaints.Enqueue($"dialog: {dialog.Dialog.Message}");
        page.Request += (_, request) => _requests.Enqueue(request.Request.Url);
    }

    /// <summary>What the console said, and the dialogs that opened.</summary>
    public IEnumerable<string> Complaints => _complaints;

    /// <summary>The addresses that the page requested, its own first.</summary>
    public IEnumerable<string> Requests => _requests;

    public static async Task<OpenPage> OpenAsync(IPage page, string path, View view)
    {
        var opened = new OpenPage(page);
        await page.EvaluateFunctionOnNewDocumentAsync(CountViolations);
        await opened.LookAsync(view);
        await page.GoToAsync(new Uri(path).AbsoluteUri);
        return opened;
    }

    /// <summary>Changes how the page is looked at.</summary>
    public async Task LookAsync(View view)
    {
        await _page.SetViewportAsync(new ViewPortOptions { Width = view.Width, Height = 900, IsMobile = view.Width < 600 });

        // The library has a call for each of the two, and the browser forgets what the other one has set.
        await _page.Client.SendAsync("Emulation.setEmulatedMedia", new
        {
            media = view.IsPrint ? "print" : "screen",
            features = new[] { new { name = "prefers-color-scheme", value = view.IsDark ? "dark" : "light" } },
        });
    }

    public Task<T> EvaluateAsync<T>(string function) => _page.EvaluateFunctionAsync<T>(function);

    public Task<byte[]> TakePictureAsync() =>
        _page.ScreenshotDataAsync(new ScreenshotOptions { FullPage = true, Type = ScreenshotType.Png });

    /// <summary>Takes a picture of the top of the page.</summary>
    public Task<byte[]> TakePictureOfTopAsync(int width, int height) => _page.ScreenshotDataAsync(
        new ScreenshotOptions { Clip = new Clip { Width = width, Height = height }, Type = ScreenshotType.Png });

    public Task<byte[]> PrintAsync() =>
        _page.PdfDataAsync(new PdfOptions { Format = PaperFormat.A4, PreferCSSPageSize = true });

    public async ValueTask DisposeAsync() => await _page.CloseAsync();
}
