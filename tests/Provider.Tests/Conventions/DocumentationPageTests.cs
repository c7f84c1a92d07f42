using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Tests.Conventions;

public sealed partial class DocumentationPageTests
{
    private static readonly string[] RegistryPages = ["docs/_index.md", "docs/installation-configuration.md"];

    [Fact]
    public void Every_link_inside_the_repository_leads_somewhere()
    {
        var broken =
            from page in DocumentationFiles.Pages()
            from target in Link().Matches(DocumentationFiles.Prose(page)).Select(match => match.Groups["target"].Value)
            where !target.Contains("://", StringComparison.Ordinal) && !target.Contains("{{", StringComparison.Ordinal)
            where !Resolves(page, target)
            select $"{page}: {target}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_make_command_on_a_page_is_a_target()
    {
        var targets = Target().Matches(Repository.Read("Makefile")).Select(match => match.Groups[1].Value).ToHashSet();

        var unknown =
            from page in DocumentationFiles.Pages()
            from Match command in Make().Matches(Repository.Read(page))
            where !targets.Contains(command.Groups[1].Value)
            select $"{page}: make {command.Groups[1].Value}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_setting_and_variable_on_a_page_is_one_of_the_schema()
    {
        var known = SchemaFile.Root.GetProperty("provider").GetProperty("inputProperties").EnumerateObject()
            .Select(setting => setting.Name)
            .Concat(Variable().Matches(Repository.Read("contract/package.json")).Select(match => match.Value))
            .ToHashSet();

        var unknown =
            from page in DocumentationFiles.Pages()
            from Match mention in SettingOrVariable().Matches(Repository.Read(page))
            let name = mention.Groups["name"].Value
            where !known.Contains(name)
            select $"{page}: {name}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void The_pages_of_the_registry_have_their_front_matter_and_absolute_links_only()
    {
        foreach (var page in RegistryPages)
        {
            var text = Repository.Read(page);

            Assert.Matches(@"^---\ntitle: .+\nmeta_desc: .+\nlayout: package\n---\n", text);
            Assert.Contains(
                """{{< chooser language "typescript,python,go,csharp,yaml" >}}""", text, StringComparison.Ordinal);
            Assert.All(
                Link().Matches(text),
                match => Assert.StartsWith("https://", match.Groups["target"].Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_changelog_starts_with_what_is_not_released()
    {
        var headings = Regex.Matches(Repository.Read("CHANGELOG.md"), "(?m)^## (.*)$")
            .Select(match => match.Groups[1].Value);

        Assert.Equal("Unreleased", headings.First());
    }

    [Fact]
    public void No_page_names_another_version_than_the_one_that_is_built()
    {
        var others =
            from page in DocumentationFiles.Pages()
            from Match mention in OwnVersion().Matches(Repository.Read(page))
            where mention.Groups[1].Value != Repository.Version
            select $"{page}: {mention.Value}";

        Assert.Empty(others);
    }

    // Pulumi's generator for C# downloads the logo, so an invalid address breaks `pulumi package add`.
    [Fact]
    public void The_schema_has_no_logo_before_a_release_serves_it() =>
        Assert.False(SchemaFile.Root.TryGetProperty("logoUrl", out _));

    private static bool Resolves(string page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0
            ? Path.Combine(Repository.Root, page)
            : Path.Combine(Repository.Root, Path.GetDirectoryName(page) ?? "", parts[0]);
        return Path.Exists(path) && (parts.Length == 1 || Anchors(File.ReadAllText(path)).Contains(parts[1]));
    }

#pragma warning disable CA1308 // Anchors are in lower case.
    private static IEnumerable<string> Anchors(string text) => Heading().Matches(Fence().Replace(text, ""))
        .Select(match => NotInAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));
#pragma warning restore CA1308

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|<img src=""(?<target>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("MONGODB_ATLAS_[A-Z_]+")]
    private static partial Regex Variable();

    [GeneratedRegex("atlasbackup:(?<name>[a-z][A-Za-z]+)(?![A-Za-z:])|(?<name>MONGODB_ATLAS_[A-Z_]+)")]
    private static partial Regex SettingOrVariable();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("(?m)^#+ (.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex("(?m)^([a-z-]+):")]
    private static partial Regex Target();

    // A command is between code marks or at the start of a line.
    [GeneratedRegex("(?m)(?:^|`)make ([a-z-]+)")]
    private static partial Regex Make();

    [GeneratedRegex(@"(?i)(?:atlas[. -]?backup(?:[@ ]v?|-v)|/download/v)(\d+\.\d+\.\d+)")]
    private static partial Regex OwnVersion();
}
