using System.Text.RegularExpressions;

namespace AtlasBackup.EndToEnd.Tests.Pages;

/// <summary>Reads the tables of a section of docs/command-line.md.</summary>
internal static partial class OptionTable
{
    private const string Page = "docs/command-line.md";

    /// <summary>The options that the tables of a section describe.</summary>
    public static IEnumerable<ShownOption> Of(string section) => Cells(section, "option").Select(cells =>
        ShownOption.Of(
            Plain(cells[0]).TrimEnd('\\', '*'),
            Plain(cells[1]),
            cells[0].EndsWith("\\*", StringComparison.Ordinal),
            $"{Plain(cells[3])}{Choices(Plain(cells[1]))}{Default(Plain(cells[2]))}"));

    /// <summary>The rows of a section's tables whose first column has this heading.</summary>
    public static IEnumerable<string[]> Cells(string section, string heading)
    {
        var isInside = false;
        foreach (var line in Section(section).Split('\n'))
        {
            var cells = line.StartsWith('|') ? Bar().Split(line).Skip(1).Select(cell => cell.Trim()).ToArray() : null;
            if (isInside && cells is not null && cells[0] != "---")
            {
                yield return cells;
            }

            isInside = cells is not null && (isInside || cells[0] == heading);
        }
    }

    private static string Section(string title)
    {
        var section = Regex.Match(
            Repository.Read(Page), $@"\n## {title}\n(?<text>.*?)(?=\n## |\z)", RegexOptions.Singleline);
        Assert.True(section.Success, $"{Page} has no section '{title}'");
        return section.Groups["text"].Value;
    }

    public static string Plain(string cell) => cell.Replace("`", "", StringComparison.Ordinal)
        .Replace("\\|", "|", StringComparison.Ordinal);

    // The help has these as sentences.
    private static string Choices(string value) => value.Contains('|', StringComparison.Ordinal) && !value.StartsWith('[')
        ? $" One of {value.Replace("|", ", ", StringComparison.Ordinal)}."
        : "";

    private static string Default(string value) => value.Length == 0 ? "" : $" Defaults to {value}.";

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
