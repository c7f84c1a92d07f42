using AtlasBackup.Core.Functions;
using AtlasBackup.Page.Tests;
using AtlasBackup.Provider.CommandLine.Reports.Page;
using PuppeteerSharp;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(TestBrowser))]

// A browser draws only the page in front: a picture of another one may never come.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace AtlasBackup.Page.Tests;

/// <summary>One browser for all tests, with a profile of its own that is deleted at the end.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("atlasbackup-page-");
    private readonly Lazy<Task<IBrowser>> _browser;
    private int _pages;

    public TestBrowser() => _browser = new(StartAsync);

    public async ValueTask DisposeAsync()
    {
        if (_browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var browser = await _browser.Value;
            await browser.CloseAsync();
            if (!browser.Process.HasExited)
            {
                browser.Process.Kill(entireProcessTree: true);
            }

            await browser.Process.WaitForExitAsync(CancellationToken.None);
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>Writes a report as a page, and opens it.</summary>
    internal async Task<OpenPage> OpenAsync(OutputObject report, View view)
    {
        BrowserCommand.Require();
        var path = Path.Combine(_folder.FullName, $"{Interlocked.Increment(ref _pages)}.html");
        await using (var file = new StreamWriter(path))
        {
            HtmlReport.Write(report, file);
        }

        var browser = await _browser.Value;
        return await OpenPage.OpenAsync(await browser.NewPageAsync(), path, view);
    }

    // Chromium refuses to run as root inside its sandbox, and shared memory is small in containers.
    private async Task<IBrowser> StartAsync() => await Puppeteer.LaunchAsync(new LaunchOptions
    {
        ExecutablePath = BrowserCommand.Require(),
        Headless = true,
        UserDataDir = Path.Combine(_folder.FullName, "profile"),
        Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        Timeout = (int)TimeSpan.FromMinutes(3).TotalMilliseconds,
        ProtocolTimeout = (int)TimeSpan.FromMinutes(3).TotalMilliseconds,
    });
}
