using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>What this repository says of itself, and what that must agree with.</summary>
internal static partial class DocumentationFiles
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "dist", "node_modules", ".git", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static JsonElement Schema { get; } = JsonDocument.Parse(Read("schema.json")).RootElement;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Every page of Markdown, by its path from the root.</summary>
    public static IEnumerable<string> Pages() => In(Root)
        .Where(path => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
        .Select(path => Path.GetRelativePath(Root, path))
        .Order(StringComparer.Ordinal);

    /// <summary>The sources of the plugin, as one text.</summary>
    public static string ProviderSources() => string.Concat(
        In(Path.Combine(Root, "core")).Concat(In(Path.Combine(Root, "provider"))).Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(File.ReadAllText));

    /// <summary>A page from one heading to the next of the same rank or a higher one.</summary>
    public static string Section(string page, string heading)
    {
        var lines = Read(page).Split('\n');
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

    /// <summary>The names that stand in code marks in a cell, with the star of a required one.</summary>
    public static IEnumerable<string> Names(string cell) => Name().Matches(cell).Select(match => match.Value.Replace("`", "", StringComparison.Ordinal));

    private static bool IsHeading(string line, int rank) =>
        Heading().Match(line) is { Success: true } match && match.Length - 1 <= rank;

    private static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder).Where(path => !NotOurs.Contains(Path.GetFileName(path))).SelectMany(In));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "schema.json")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("schema.json stands in no parent folder");
        }

        return folder;
    }

    [GeneratedRegex("^#+ ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"`[^`]+`(\\\*)?")]
    private static partial Regex Name();
}
