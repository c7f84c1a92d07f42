using System.Text.RegularExpressions;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>Writes a titled table of two columns, never wider than a hundred characters and without colours.</summary>
internal static partial class TextTable
{
    /// <summary>The longest text that fits beside most labels.</summary>
    public const int Comfortable = 70;

    private const int Width = 100;
    private const int MaxLabel = 30;
    private const string Indent = "  ";

    public static void Write(TextWriter writer, string title, IEnumerable<(string Label, string Text)> rows)
    {
        var table = rows.ToList();
        if (table.Count == 0)
        {
            return;
        }

        writer.WriteLine(title);
        var labelWidth = Math.Min(MaxLabel, table.Max(row => row.Label.Length));
        foreach (var (label, text) in table)
        {
            var lead = label;
            foreach (var line in Wrap(text, Width - labelWidth - (2 * Indent.Length)))
            {
                writer.WriteLine($"{Indent}{lead.PadRight(labelWidth)}{Indent}{line}".TrimEnd());
                lead = "";
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var line in Colours().Replace(text, "").ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = line;
            while (rest.Length > width)
            {
                var space = rest.LastIndexOf(' ', width);
                var cut = space > 0 && rest[..space].Trim().Length > 0 ? space : width;
                yield return rest[..cut];
                rest = rest[cut..].TrimStart(' ');
            }

            yield return rest;
        }
    }

    // Node colours the errors that it logs, whether or not anyone can see it.
    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colours();
}
