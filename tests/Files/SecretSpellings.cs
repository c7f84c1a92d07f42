using System.Net;
using System.Text;
using System.Text.Json;

namespace AtlasBackup.Tests.Files;

/// <summary>The ways in which a server or a program may write a secret, each by its name.</summary>
public static class SecretSpellings
{
    private static readonly Dictionary<char, string> Names = new()
    {
        ['_'] = "&lowbar;",
        ['$'] = "&dollar;",
        ['/'] = "&sol;",
        ['+'] = "&plus;",
        ['&'] = "&amp;",
        ['<'] = "&lt;",
        ['='] = "&equals;",
        ['.'] = "&period;",
        ['é'] = "&eacute;",
    };

    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } =
        new Dictionary<string, Func<string, string>>
        {
            ["as it is"] = text => text,
            ["capital letters"] = text => text.ToUpperInvariant(),
            ["percent"] = Uri.EscapeDataString,
            ["percent, every byte"] = text => Bytes(text, value => $"%{value:X2}"),
            ["percent, small digits"] = text => Bytes(text, value => $"%{value:x2}"),
            ["percent, every other byte"] = EveryOther,
            ["percent twice"] = text => Uri.EscapeDataString(Bytes(text, value => $"%{value:x2}")),
            ["percent three times"] = text =>
                Uri.EscapeDataString(Uri.EscapeDataString(Bytes(text, value => $"%{value:X2}"))),
            ["a form"] = WebUtility.UrlEncode,
            ["old percent"] = text => Each(text, unit => $"%u{(int)unit:X4}"),
            ["HTML"] = WebUtility.HtmlEncode,
            ["HTML, decimal"] = text => Each(text, unit => $"&#{(int)unit};"),
            ["HTML, padded"] = text => Each(text, unit => $"&#{(int)unit:0000000};"),
            ["HTML, no semicolon"] = text => Each(text, unit => $"&#{(int)unit} ").Replace(" ", "", StringComparison.Ordinal),
            ["HTML, hexadecimal"] = text => Each(text, unit => $"&#x{(int)unit:x};"),
            ["HTML, capital hexadecimal"] = text => Each(text, unit => $"&#X{(int)unit:X};"),
            ["HTML, named"] = text => Each(text, unit => Names.GetValueOrDefault(unit, $"{unit}")),
            ["HTML twice"] = text => WebUtility.HtmlEncode(Each(text, unit => $"&#{(int)unit};")),
            ["JSON"] = text => JsonSerializer.Serialize(text).Trim('"'),
            ["JSON, every character"] = text => Each(text, unit => $"\\u{(int)unit:x4}"),
            ["JSON, capital digits"] = text => Each(text, unit => $"\\u{(int)unit:X4}"),
            ["JSON in JSON"] = text => Each(text, unit => $"\\\\u{(int)unit:x4}"),
            ["a program"] = text => Each(text, unit => $"\\u{{{(int)unit:x}}}"),
            ["bytes of a program"] = text => Each(text, unit => unit < 256 ? $"\\x{(int)unit:x2}" : $"{unit}"),
            ["percent in JSON"] = text => Each(EveryOther(text), unit => $"\\u{(int)unit:x4}"),
            ["folded"] = text => $"{text[..5]}\r\n {text[5..]}",
            ["with what cannot be seen"] = text => string.Join('\u200b', text.ToCharArray()),
            ["hexadecimal"] = text => Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
            ["hexadecimal, small digits"] = text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
            ["base64"] = Base64,
            ["base64, small letters"] = text => Base64(text).ToLowerInvariant(),
            ["base64 for URLs"] = text => Base64(text).Replace('+', '-').Replace('/', '_'),
            ["base64 in a URL"] = text => Bytes(Base64(text), value => $"%{value:x2}"),
            ["base64 in lines"] = text => $"{Base64(text)[..8]}\r\n{Base64(text)[8..]}",
            ["base64 of percent"] = text => Base64(Uri.EscapeDataString(text)),
            ["base64 of JSON"] = text => Base64(JsonSerializer.Serialize(text).Trim('"')),
            ["bytes as Latin1"] = text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)),
        };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');

    private static string Each(string text, Func<char, string> spell) =>
        string.Concat(text.Select(spell));

    private static string Bytes(string text, Func<byte, string> spell) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(spell));

    private static string EveryOther(string text) => string.Concat(text.Select(
        (unit, index) => index % 2 == 0 || unit > '~' ? Bytes($"{unit}", value => $"%{value:x2}") : $"{unit}"));
}
