using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasBackup.Core.Values;

/// <summary>The forms in which a secret turns up in texts: as it is, and as a server or a program writes it.</summary>
internal static class SecretForms
{
    // Fewer characters would be found in texts that have nothing to do with the secret.
    private const int MinLength = 4;
    private const int MinEncodedLength = 8;

    /// <summary>All forms of a secret but for upper and lower case, or none when it is too short to be looked for.</summary>
    public static IEnumerable<string> Of(string secret)
    {
        if (secret.Length < MinLength)
        {
            return [];
        }

        var utf8 = Encoding.UTF8.GetBytes(secret);
        return Texts(secret).Concat(Encodings(utf8).Where(form => form.Length >= MinEncodedLength));
    }

    private static IEnumerable<string> Texts(string secret) =>
    [
        secret,
        TextLine.Of(secret),
        TextLine.Exact(secret),
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        JsonEncodedText.Encode(secret).ToString(),
        JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
    ];

    private static IEnumerable<string> Encodings(byte[] utf8) =>
    [
        Convert.ToHexString(utf8),
        .. Base64(utf8).SelectMany(form => new[] { form, form.Replace('+', '-').Replace('/', '_') }),
    ];

    // Within a longer text, such as user and password together, base64 has one of three forms, by what comes before it.
    // Its first and last characters belong to the neighbours as well.
    private static IEnumerable<string> Base64(byte[] utf8)
    {
        for (var before = 0; before < 3; before++)
        {
            var first = (before * 8 + 5) / 6;
            var end = (before + utf8.Length) * 8 / 6;
            yield return Convert.ToBase64String([.. new byte[before], .. utf8])[first..end];
        }
    }
}
