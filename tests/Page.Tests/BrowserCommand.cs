namespace AtlasBackup.Page.Tests;

/// <summary>The Chromium of this machine, or a browser that is made of it, where one is installed.</summary>
internal static class BrowserCommand
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private static readonly string? Found = Find();

    /// <summary>
    /// The path of the program. Without one the test is skipped, or fails where BROWSER_STRICT says that none may be.
    /// </summary>
    public static string Require()
    {
        const string reason = "no browser is installed: put chromium into PATH, or its path into BROWSER";
        if (Found is null && Environment.GetEnvironmentVariable("BROWSER_STRICT") == "1")
        {
            Assert.Fail(reason);
        }

        Assert.SkipUnless(Found is not null, reason);
        return Found ?? "";
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Environment.GetEnvironmentVariable("BROWSER") is { Length: > 0 } given
            ? given
            : Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
    }
}
