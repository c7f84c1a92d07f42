using System.Text;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Texts;

/// <summary>
/// Makes texts from outside fit for Markdown: they are shown as they are, and nothing in them is a link, a mention or a
/// table's border.
/// </summary>
internal static class MarkdownText
{
    private const string Special = "*_{}[]()+!~^";

    // GitHub looks for mentions and issues in the finished text: an invisible character behind the sign hides them.
    private const string Invisible = "&#8203;";

    /// <summary>The text for a heading, a paragraph, a list or a table.</summary>
    public static string Escape(string text)
    {
        var line = TextLine.Visible(text);
        var escaped = new StringBuilder(line.Length + 16);
        for (var index = 0; index < line.Length; index++)
        {
            escaped.Append(Escape(line, index));
        }

        return escaped.ToString();
    }

    private static string Escape(string line, int index) => line[index] switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '@' or '#' => $"\\{line[index]}{Invisible}",

        // A table is divided before backslashes count.
        '|' or '\\' or '`' or '$' => $"&#{(int)line[index]};",
        ':' when IsAt(line, index + 1, "//") => "&#58;",
        '.' when IsAt(line, index - 3, "www") => "&#46;",

        // At the beginning, these make a list.
        '-' when index == 0 => "\\-",
        '.' when IsNumber(line.AsSpan(0, index)) && IsAt(line, index + 1, " ") => "\\.",
        var character => Special.Contains(character, StringComparison.Ordinal) ? $"\\{character}" : $"{character}",
    };

    private static bool IsNumber(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsAt(string line, int index, string part) =>
        index >= 0 && index < line.Length && line.AsSpan(index).StartsWith(part, StringComparison.OrdinalIgnoreCase);
}
