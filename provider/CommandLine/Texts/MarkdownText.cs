using System.Text;

namespace AtlasBackup.Provider.CommandLine.Texts;

/// <summary>Makes texts from outside fit for Markdown: they are shown as they are.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]()#+-!|<>~&@:.";

    /// <summary>The text for a paragraph, a list or a table.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '@' => "&#64;",
                ':' or '.' or '-' => $"{character}",
                '\r' or '\n' => " ",
                _ when Special.Contains(character, StringComparison.Ordinal) => $"\\{character}",
                _ => $"{character}",
            });
        }

        return escaped.ToString();
    }
}
