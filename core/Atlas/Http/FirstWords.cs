using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Reads the beginning of a body as a person would, to tell whose it is.</summary>
internal static partial class FirstWords
{
    // A page that says so little at its beginning says no more.
    private const int MaxRead = 8 * 1024;
    private const int MaxLength = 80;

    /// <summary>The first words, without the tags of HTML; empty when there are none.</summary>
    public static string Of(ReadOnlySpan<byte> body, string? contentType)
    {
        var isCut = body.Length > MaxRead;
        var text = Encoding.UTF8.GetString(isCut ? body[..MaxRead] : body);
        if (contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true)
        {
            text = WebUtility.HtmlDecode(Tags().Replace(text, " "));
        }

        var line = TextLine.Of(text);
        return TextLine.Shorten(isCut && line.Length <= MaxLength ? $"{line}…" : line, MaxLength);
    }

    // Scripts, styles and comments are no words, and neither is a tag that is cut off.
    [GeneratedRegex(
        @"<(script|style)\b.*?(</\1\s*>|$)|<!--.*?(-->|$)|<[^>]*(>|$)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
