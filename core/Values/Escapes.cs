using System.Globalization;
using System.Net;
using System.Text;

namespace AtlasBackup.Core.Values;

/// <summary>Reads characters as JSON, programs, HTML and URLs escape them.</summary>
internal static class Escapes
{
    private const int LongestEntity = 32;

    // The names that HTML has for the punctuation of ASCII, beside those of its older versions, each before its
    // character.
    private static readonly Dictionary<string, string> Punctuation =
        ("Tab\t NewLine\n excl! num# dollar$ percnt% lpar( rpar) ast* midast* plus+ comma, period. sol/ colon: semi; "
            + "equals= quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack] Hat^ lowbar_ UnderBar_ grave` "
            + "DiacriticalGrave` lcub{ lbrace{ verbar| vert| VerticalLine| rcub} rbrace}")
        .Split(' ')
        .ToDictionary(named => named[..^1], named => named[^1..], StringComparer.OrdinalIgnoreCase);

    /// <summary>The escaped character that a text begins with, and the length of its escape.</summary>
    public static (int Length, string Value)? Read(ReadOnlySpan<char> text) => text switch
    {
        ['\\', var kind, ..] => Backslash(text, kind),
        ['%', 'u' or 'U', ..] => Digits(text, 2, 4) is { } value ? (6, Text(value)) : null,
        ['&', '#', 'x' or 'X', ..] => Number(text, 3, NumberStyles.AllowHexSpecifier),
        ['&', '#', ..] => Number(text, 2, NumberStyles.None),
        ['&', ..] => Entity(text),
        _ => null,
    };

    /// <summary>The byte that a text begins with, as it is written in a URL, or null.</summary>
    public static byte? ReadPercent(ReadOnlySpan<char> text) =>
        text is ['%', ..] && Digits(text, 1, 2) is { } value ? (byte)value : null;

    private static (int Length, string Value)? Backslash(ReadOnlySpan<char> text, char kind) => kind switch
    {
        'u' or 'U' when text is [_, _, '{', ..] => Braces(text),
        'u' or 'U' => Digits(text, 2, 4) is { } value ? (6, Text(value)) : null,
        'x' or 'X' => Digits(text, 2, 2) is { } value ? (4, Text(value)) : null,
        '/' or '\\' or '"' or '\'' => (2, $"{kind}"),
        'n' or 'r' or 't' or 'b' or 'f' or 'N' or 'R' or 'T' or 'B' or 'F' => (2, "\n"),
        _ => null,
    };

    private static (int Length, string Value)? Braces(ReadOnlySpan<char> text) =>
        text.IndexOf('}') is var end and > 3 and <= 9 && Digits(text, 3, end - 3) is { } value
            ? (end + 1, Text(value))
            : null;

    // Half of a surrogate pair is kept until the other half follows.
    private static string Text(uint value) => value <= char.MaxValue
        ? $"{(char)value}"
        : Rune.TryCreate(value, out var rune) ? rune.ToString() : "";

    private static uint? Digits(ReadOnlySpan<char> text, int start, int count) =>
        text.Length >= start + count
            && uint.TryParse(
                text.Slice(start, count),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var value)
            ? value
            : null;

    // The semicolon may be missing, as browsers allow.
    private static (int Length, string Value)? Number(ReadOnlySpan<char> text, int start, NumberStyles styles)
    {
        var isHex = styles == NumberStyles.AllowHexSpecifier;
        var end = start;
        while (end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        return uint.TryParse(text[start..end], styles, CultureInfo.InvariantCulture, out var value)
            ? (end < text.Length && text[end] == ';' ? end + 1 : end, Text(value))
            : null;
    }

    private static (int Length, string Value)? Entity(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end < 2)
        {
            return null;
        }

        if (Punctuation.TryGetValue(text[1..end].ToString(), out var character))
        {
            return (end + 1, character);
        }

        // Whatever has changed the case of the text has changed that of the name.
        var entity = text[..(end + 1)].ToString();
        return Named(entity) ?? Named(entity.ToLowerInvariant());
    }

    private static (int Length, string Value)? Named(string entity) =>
        WebUtility.HtmlDecode(entity) is [_] value ? (entity.Length, value) : null;
}
