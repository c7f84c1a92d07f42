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

    // Scripts, styles and comments are no words, and neither is a tag that is cut off.
    [GeneratedRegex(
        @"<(script|style)\b.*?(</\1\s*>|$)|<!--.*?(-->|$)|<[^>]*(>|$)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
