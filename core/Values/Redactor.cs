using System.Text.RegularExpressions;

namespace AtlasBackup.Core.Values;

/// <summary>
/// Takes secrets out of texts that people will read, whoever put them there: those that are known, and whatever stands
/// where an Authorization header has one.
/// </summary>
internal sealed partial class Redactor(IEnumerable<string> secrets)
{
    private const string Mark = "[secret]";

    // Of a secret that was cut off, fewer characters than these are no help to anybody.
    private const int MinLength = 4;

    // Behind this, a text was cut off, perhaps in the middle of a secret.
    private const char Cut = '…';

    // The longest first: a shorter one inside it would leave its rest behind.
    private readonly List<string> _secrets =
    [
        .. secrets.SelectMany(SecretForms.Of)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(secret => secret.Length),
    ];

    public string Redact(string text)
    {
        foreach (var secret in _secrets)
        {
            text = WithoutBeginning(text.Replace(secret, Mark, StringComparison.OrdinalIgnoreCase), secret);
        }

        return HeaderPattern().Replace(text, Mark);
    }

    // From the last cut to the first, so that those still to come keep their places.
    private static string WithoutBeginning(string text, string secret)
    {
        for (var cut = text.LastIndexOf(Cut); cut >= MinLength; cut = text.LastIndexOf(Cut, Math.Max(0, cut - 1)))
        {
            var before = text.AsSpan(0, cut);
            var length = Math.Min(secret.Length - 1, cut);
            while (length >= MinLength && !before.EndsWith(secret.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
            {
                length--;
            }

            if (length >= MinLength)
            {
                text = $"{before[..^length]}{Mark}{text.AsSpan(cut)}";
                cut -= length;
            }
        }

        return text;
    }

    // The credentials behind Basic and Bearer, what Digest proves itself with, and web tokens wherever they stand.
    [GeneratedRegex("""
        (?<=\b(?:Basic|Bearer)\s+)(?=[A-Za-z]*[0-9+/=._~-])[A-Za-z0-9+/=._~-]{8,}
        |(?<=\b(?:c?nonce|response)\s*=\s*"?)[A-Za-z0-9+/=._~-]{8,}
        |\beyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex HeaderPattern();
}
