using System.Text.RegularExpressions;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Renders descriptions, which are Markdown, as XML documentation.</summary>
internal static partial class DocComment
{
    private const string Open = "<summary>";
    private const string Close = "</summary>";
    private const string Bullet = "- ";
    private const int Width = 120;
    private const int NarrowestText = 40;

    public static void Summary(CodeWriter writer, string description)
    {
        if (description.Length == 0)
        {
            return;
        }

        var (prose, examples) = Examples.Split(description.ReplaceLineEndings("\n"));
        Raw(writer, ToXml(prose));
        foreach (var code in examples)
        {
            Example(writer, code);
        }
    }

    /// <summary>Writes a summary that is XML already, on a single line if it fits.</summary>
    public static void Raw(CodeWriter writer, params IReadOnlyList<string> paragraphs)
    {
        var width = Math.Max(NarrowestText, Width - writer.Column - 4);
        var lines = paragraphs.SelectMany(paragraph => Wrap(paragraph, width)).ToList();
        string[] summary = lines is [var line] && Open.Length + line.Length + Close.Length <= width
            ? [$"{Open}{line}{Close}"]
            : [Open, .. lines, Close];
        foreach (var text in summary)
        {
            writer.Line($"/// {text}");
        }
    }

    private static void Example(CodeWriter writer, string code)
    {
        writer.Line("/// <example>");
        writer.Line("/// <code>");
        foreach (var line in code.Split('\n'))
        {
            writer.Line($"/// {Escape(line)}".TrimEnd());
        }

        writer.Line("/// </code>");
        writer.Line("/// </example>");
    }

    private static string[] ToXml(string description)
    {
        var paragraphs = BlankLines().Split(description.Trim());

        return paragraphs is [var single]
            ? [Inline(single)]
            : [.. paragraphs.Select(Paragraph)];
    }

    private static string Paragraph(string markdown)
    {
        var lines = markdown.Split('\n');
        if (!Array.TrueForAll(lines, line => line.StartsWith(Bullet, StringComparison.Ordinal)))
        {
            return $"<para>{Inline(markdown)}</para>";
        }

        var items = lines.Select(line => $"<item><description>{Inline(line[Bullet.Length..])}</description></item>\n");
        return $"<list type=\"bullet\">\n{string.Concat(items)}</list>";
    }

    private static string Inline(string markdown)
    {
        var coded = Code().Replace(Escape(markdown), "<c>$1</c>");

        return Link().Replace(coded, match =>
            $"<see href=\"{Attribute(match.Groups[2].Value)}\">{match.Groups[1].Value}</see>");
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Attribute(string value) => value.Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>Breaks lines only at spaces, and keeps the author's own line breaks.</summary>
    private static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var line in text.Split('\n'))
        {
            var rest = line.TrimEnd();
            while (rest.Length > width)
            {
                var end = rest.LastIndexOf(' ', width);
                end = end > 0 ? end : rest.IndexOf(' ', width);
                if (end <= 0)
                {
                    break;
                }

                yield return rest[..end];
                rest = rest[(end + 1)..];
            }

            yield return rest;
        }
    }

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex BlankLines();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[([^\]\n]+)\]\((https?://[^)\s]+)\)")]
    private static partial Regex Link();
}
