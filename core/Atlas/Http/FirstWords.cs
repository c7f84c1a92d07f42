using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Reads the visible beginning of a body, to tell who sent it.</summary>
internal static partial class FirstWords
{
    // A page without words in this much of its beginning is taken to have none.
    private const int MaxRead = 8 * 1024;

    /// <summary>The words, without the tags of HTML; empty when there are none.</summary>
    public static string Of(ReadOnlySpan<byte> body, string? contentType)
    {
        var text = Encoding.UTF8.GetString(body.Length > MaxRead ? body[..MaxRead] : body);
        if (contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true)
        {
            text = WebUtility.HtmlDecode(Tags().Replace(text, " "));
        }

        return TextLine.Words(text);
    }

    // Scripts, styles, comments and a tag that is cut off are not words.
    [GeneratedRegex(
        @"<(script|style)\b.*?(</\1\s*>|$)|<!--.*?(-->|$)|<[^>]*(>|$)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
