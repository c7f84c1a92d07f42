using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>Reads the pages of this repository.</summary>
internal static partial class DocumentationFiles
{
    /// <summary>Every page of Markdown, by its path from the root.</summary>
    public static IEnumerable<string> Pages() => Repository.Files(".", ".md");

    /// <summary>The pages for users and successors, apart from README.</summary>
    public static IEnumerable<string> Docs() => Repository.Files("docs", ".md");

    /// <summary>The sources of the plugin, as one text.</summary>
    public static string Sources() => string.Concat(ProductCode.Files.Select(file => file.Text));

    /// <summary>A page without its blocks of code.</summary>
    public static string Prose(string page) => Fence().Replace(Repository.Read(page), "");

    /// <summary>The pages of this repository that a page links to, by their paths from the root.</summary>
    public static IEnumerable<string> LinkedPages(string page) => Link().Matches(Prose(page))
        .Select(match => match.Groups["target"].Value.Split('#')[0])
        .Where(target => target.EndsWith(".md", StringComparison.Ordinal)
            && !target.Contains("://", StringComparison.Ordinal))
        .Select(target => Path.GetRelativePath(
            Repository.Root,
            Path.GetFullPath(target, Path.GetDirectoryName(Repository.PathOf(page)) ?? "")).Replace('\\', '/'));

    /// <summary>The first cells of the tables in a page whose first column has this heading.</summary>
    public static IEnumerable<string> Column(string page, string heading)
    {
        var isInside = false;
        foreach (var line in Prose(page).Split('\n'))
        {
            var cell = line.StartsWith('|') ? line[1..].Split('|')[0].Trim() : null;
            if (isInside && cell is not (null or "---"))
            {
                yield return cell;
            }

            isInside = cell is not null && (isInside || cell == heading);
        }
    }

    /// <summary>The names between code marks in a cell.</summary>
    public static IEnumerable<string> Names(string cell) =>
        Name().Matches(cell).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
