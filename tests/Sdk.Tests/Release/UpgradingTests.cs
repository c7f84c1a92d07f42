using System.Text.RegularExpressions;

namespace AtlasBackup.Sdk.Tests.Release;

/// <summary>docs/upgrading.md has what CHANGELOG.md calls breaking.</summary>
public sealed class UpgradingTests
{
    [Fact]
    public void Names_everything_that_the_changelog_calls_breaking() =>
        Assert.Empty(Missing(Repository.Read("CHANGELOG.md"), Repository.Read("docs/upgrading.md")));

    [Theory]
    [InlineData("## Unreleased\n\nNothing has to be changed.\n\n## 0.2.0\n\n`read`\n", "0.2.0: `--as`")]
    [InlineData("## Unreleased\n\n`read --as` and `--as`\n", "0.2.0: there is no such heading")]
    [InlineData("## 0.2.0\n\nUse `--output` in `read`, instead of `--as`.\n", null)]
    public void A_missing_name_or_version_is_found(string upgrading, string? expected)
    {
        const string changelog = "## Unreleased\n\n### Added\n\n- `x`\n\n## 0.2.0 - 2026-02-02\n\n"
            + "### Breaking\n\n- `read`\n  has no `--as`.\n\n### Fixed\n\n- `y`\n";

        Assert.Equal(expected, Missing(changelog, upgrading).SingleOrDefault());
    }

    private static IEnumerable<string> Missing(string changelog, string upgrading)
    {
        var parts = Sections(upgrading);
        foreach (var (version, text) in Sections(changelog))
        {
            var names = Regex.Matches(text, @"(?ms)^### Breaking[^\n]*\n(.*?)(?=^### |\z)")
                .SelectMany(part => Regex.Matches(part.Value, "`[^`]+`"))
                .Select(name => name.Value)
                .ToList();
            if (names.Count > 0 && !parts.ContainsKey(version))
            {
                yield return $"{version}: there is no such heading";
                continue;
            }

            foreach (var name in names.Where(name => !parts[version].Contains(name, StringComparison.Ordinal)))
            {
                yield return $"{version}: {name}";
            }
        }
    }

    private static Dictionary<string, string> Sections(string page) =>
        Regex.Split(page.ReplaceLineEndings("\n"), "(?m)^## ").Skip(1)
            .ToDictionary(section => section.Split('\n')[0].Split(" - ")[0], section => section);
}
