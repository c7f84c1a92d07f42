using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace AtlasBackup.Core.Values;

/// <summary>
/// The forms in which a secret is written in texts, whose escapes have been undone: as it is, and as bytes are written.
/// </summary>
internal static class SecretForms
{
    // Fewer characters would be found in texts that have nothing to do with the secret.
    private const int MinLength = 4;
    private const int MinEncodedLength = 8;

    /// <summary>
    /// All forms of a secret but for upper and lower case, or none when it is too short to be looked for.
    /// </summary>
    public static IEnumerable<string> Of(string secret) => secret.Length < MinLength
        ? []
        : Texts(secret).SelectMany(text => new[] { text, text.Replace(' ', '+') })
            .Where(form => form.Length >= MinLength)
            .Concat(Escaped(secret).Distinct()
                .SelectMany(text => Encodings(Encoding.UTF8.GetBytes(text)))
                .Where(form => form.Length >= MinEncodedLength));

    // Latin1 is what a reader of one byte a character makes of UTF-8.
    private static IEnumerable<string> Texts(string secret) =>
    [
        secret,
        TextLine.Words(secret),
        Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)),
        .. Decoded(secret),
    ];

    // A secret may contain what looks like an escape, and be read as one together with the text around it.
    private static IEnumerable<string> Decoded(string secret)
    {
        for (var view = TextView.Of(secret).Decoded(); view is not null; view = view.Decoded())
        {
            yield return view.Text;
        }
    }

    // What may have been escaped before it was written as bytes.
    private static IEnumerable<string> Escaped(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        JavaScriptEncoder.Default.Encode(secret),
    ];

    private static IEnumerable<string> Encodings(byte[] utf8) =>
    [
        Convert.ToHexString(utf8),
        .. Base64(utf8).SelectMany(form => new[] { form, form.Replace('+', '-').Replace('/', '_') }),
    ];

    // Within a longer text, such as user and password together, base64 has one of three forms, by what comes before it.
    // Its first and last characters belong to the neighbours as well, where there are any.
    private static IEnumerable<string> Base64(byte[] utf8)
    {
        for (var before = 0; before < 3; before++)
        {
            var first = (before * 8 + 5) / 6;
            var end = (before + utf8.Length) * 8 / 6;
            var encoded = Convert.ToBase64String([.. new byte[before], .. utf8]).TrimEnd('=')[first..];
            yield return encoded[..(end - first)];
            yield return encoded;
        }
    }
}
