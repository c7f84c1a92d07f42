using System.Text.RegularExpressions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>Reads the pages of this repository.</summary>
internal static partial class DocumentationFiles
{
    /// <summary>Every page of Markdown, by its path from the root.</summary>
    public static IEnumerable<string> Pages() => Repository.Files(".", ".md");

    /// <summary>The sources of the plugin, as one text.</summary>
    public static string Sources() => string.Concat(ProductCode.Files.Select(file => file.Text));

    /// <summary>A page from one heading to the next of the same rank or a higher one.</summary>
    public static string Section(string page, string heading)
    {
        var lines = Repository.Read(page).Split('\n');
        var start = Array.IndexOf(lines, heading);
        Assert.True(start >= 0, $"{page} has no heading '{heading}'");
        var rank = heading.IndexOf(' ', StringComparison.Ordinal);
        var length = lines.Skip(start + 1).TakeWhile(line => !IsHeading(line, rank)).Count();
        return string.Join('\n', lines.AsSpan(start + 1, length).ToArray());
    }

    /// <summary>The cells of every row of the tables in a text, without the rules between head and body.</summary>
    public static IEnumerable<string[]> Rows(string text) => text.Split('\n')
        .Where(line => line.StartsWith('|') && !line.StartsWith("| ---", StringComparison.Ordinal))
        .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    /// <summary>The names between code marks in a cell, with the star of a required one.</summary>
    public static IEnumerable<string> Names(string cell) =>
        Name().Matches(cell).Select(match => match.Value.Replace("`", "", StringComparison.Ordinal));

    private static bool IsHeading(string line, int rank) =>
        Heading().Match(line) is { Success: true } match && match.Length - 1 <= rank;

    [GeneratedRegex("^#+ ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"`[^`]+`(\\\*)?")]
    private static partial Regex Name();
}
