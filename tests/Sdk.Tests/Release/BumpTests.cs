using System.Globalization;
using System.Text.RegularExpressions;

namespace AtlasBackup.Sdk.Tests.Release;

/// <summary>`make bump VERSION=X.Y.Z` in a copy of this repository.</summary>
public sealed class BumpTests : IAsyncLifetime
{
    private const string New = "97.8.6";

    private RepositoryCopy? _copy;

    private RepositoryCopy Copy => _copy ?? throw new InvalidOperationException("Not copied yet.");

    public async ValueTask InitializeAsync() => _copy = await RepositoryCopy.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _copy?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Changes_the_version_everywhere_and_says_what_to_do_next()
    {
        var output = await Copy.RequireAsync("make", "-s", "bump", $"VERSION={New}");

        Assert.Contains($"git tag v{New}", output, StringComparison.Ordinal);
        Assert.Equal(New, (await Copy.RequireAsync("make", "-s", "version")).Trim());
        Assert.Equal(New, Copy.Read("sdk/dotnet/version.txt"));
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.StartsWith(
            $"## Unreleased\n\n## {New} - {today}\n\n### ", Sections("CHANGELOG.md"), StringComparison.Ordinal);
        Assert.StartsWith(
            $"## Unreleased\n\nNothing has to be changed.\n\n## {New}\n\n",
            Sections("docs/upgrading.md"),
            StringComparison.Ordinal);
        Assert.Empty(await PlacesOfTheOldVersionAsync());
        Assert.DoesNotContain(".bump", await Copy.RequireAsync("git", "status", "--short"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_is_no_newer_version()
    {
        await AssertRefusedAsync("", "the version is '', and must be three numbers");
        await AssertRefusedAsync("1.2", "the version is '1.2'");
        await AssertRefusedAsync("v1.2.3", "the version is 'v1.2.3'");
        await AssertRefusedAsync("1.02.3", "the version is '1.02.3'");
        await AssertRefusedAsync("1.2.3-rc1", "the version is '1.2.3-rc1'");
        await AssertRefusedAsync("0.0.9", "0.0.9 is older than");
    }

    [Fact]
    public async Task Refuses_a_version_that_the_changelog_has()
    {
        Copy.Write("CHANGELOG.md", Copy.Read("CHANGELOG.md") + $"\n## {New} - 2026-01-01\n");
        await Copy.CommitAsync();

        await AssertRefusedAsync(New, $"CHANGELOG.md has {New} already");
    }

    [Fact]
    public async Task Refuses_a_working_tree_with_changes()
    {
        Copy.Write("README.md", "changed");

        await AssertRefusedAsync(New, "the working tree has changes");
    }

    [Fact]
    public async Task Refuses_a_release_that_changes_nothing()
    {
        Copy.Write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n## 0.0.1 - 2026-01-01\n\n- A line.\n");
        await Copy.CommitAsync();

        await AssertRefusedAsync(New, "CHANGELOG.md has no line below Unreleased");
    }

    [Fact]
    public async Task Gives_the_first_release_the_version_that_the_tree_has()
    {
        await Copy.RequireAsync("make", "-s", "bump", $"VERSION={Repository.Version}");

        Assert.Contains($"\n## {Repository.Version} - ", Copy.Read("CHANGELOG.md"), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string version, string complaint)
    {
        var before = await Copy.RequireAsync("git", "status", "--short");

        var (exitCode, output) = await Copy.RunAsync("make", "-s", "bump", $"VERSION={version}");

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"bump: {complaint}", output, StringComparison.Ordinal);
        Assert.Equal(before, await Copy.RequireAsync("git", "status", "--short"));
    }

    private string Sections(string page) =>
        Copy.Read(page) is var text ? text[text.IndexOf("## Unreleased", StringComparison.Ordinal)..] : "";

    // The tests use versions that only look like it, and the history keeps its own.
    private async Task<IEnumerable<string>> PlacesOfTheOldVersionAsync()
    {
        var (_, found) = await Copy.RunAsync(
            "git", "grep", "-nIF", Repository.Version, "--", ":!tests", ":!CHANGELOG.md", ":!docs/upgrading.md");
        var whole = $@"(?<![0-9.]){Regex.Escape(Repository.Version)}(?![0-9])";
        return found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => Regex.IsMatch(line, whole));
    }
}
