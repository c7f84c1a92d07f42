using System.Text;
using System.Text.RegularExpressions;

namespace AtlasBackup.Core.Values;

/// <summary>
/// Removes secrets from texts that people will read, from any source and with any escapes: known secrets, and every
/// value in a place where a request or a link contains a secret.
/// </summary>
internal sealed partial class Redactor(IEnumerable<string> secrets)
{
    private const string Mark = "[secret]";

    // A part of a secret with fewer characters than these does not help an attacker.
    private const int MinLength = 4;

    // No server escapes a text more often than this by accident.
    private const int MaxLevels = 6;

    private const int LongestEscape = 34;

    // A text that its author cut off ends with one of these, perhaps in the middle of a secret.
    private static readonly string[] Cuts = ["…", "..."];

    // Made for the first text: most configurations and calls have none.
    private readonly Lazy<List<string>> _secrets =
        new(() => [.. secrets.SelectMany(SecretForms.Of).Distinct(StringComparer.OrdinalIgnoreCase)]);

    public string Redact(string text)
    {
        var isHidden = new bool[text.Length];
        var level = 0;
        for (var view = TextView.Of(text); view is not null && level < MaxLevels; view = view.Decoded(), level++)
        {
            Hide(view, isHidden);
        }

        return Replace(text, isHidden);
    }

    private void Hide(TextView view, bool[] isHidden)
    {
        var text = view.Text;
        foreach (var secret in _secrets.Value)
        {
            for (var start = 0;
                (start = text.IndexOf(secret, start, StringComparison.OrdinalIgnoreCase)) >= 0;
                start++)
            {
                Hide(view, start, secret.Length, isHidden);
            }

            foreach (var cut in Cuts)
            {
                HideBeginnings(view, secret, cut, isHidden);
            }
        }

        foreach (Match match in Pattern().Matches(text))
        {
            Hide(view, match.Index, match.Length, isHidden);
        }
    }

    private static void HideBeginnings(TextView view, string secret, string cut, bool[] isHidden)
    {
        var text = view.Text;
        for (var end = 0; (end = text.IndexOf(cut, end, StringComparison.Ordinal)) >= 0; end += cut.Length)
        {
            for (var whole = end; whole >= MinLength; whole = WithoutPartOfEscape(text, whole))
            {
                if (LengthOfBeginning(text.AsSpan(0, whole), secret) is var length and >= MinLength)
                {
                    Hide(view, whole - length, end - whole + length, isHidden);
                }
            }
        }
    }

    // How much of a secret a text ends with.
    private static int LengthOfBeginning(ReadOnlySpan<char> text, string secret)
    {
        var length = Math.Min(secret.Length - 1, text.Length);
        while (length >= MinLength
            && !text.EndsWith(secret.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
        {
            length--;
        }

        return length;
    }

    // An escaped character that was cut off cannot be read either, and follows the last one that can.
    private static int WithoutPartOfEscape(string text, int end)
    {
        var start = Math.Max(0, end - LongestEscape);
        foreach (var match in PartOfEscape().EnumerateMatches(text.AsSpan(start, end - start)))
        {
            return start + match.Index;
        }

        return 0;
    }

    private static void Hide(TextView view, int start, int length, bool[] isHidden)
    {
        if (length > 0)
        {
            var first = view.Starts[start];
            isHidden.AsSpan(first, view.Ends[start + length - 1] - first).Fill(true);
        }
    }

    private static string Replace(string text, bool[] isHidden)
    {
        var result = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            // A text may be redacted twice, and a secret be a part of the mark.
            if (!isHidden[index] && text.AsSpan(index).StartsWith(Mark, StringComparison.Ordinal))
            {
                result.Append(Mark);
                index += Mark.Length;
                continue;
            }

            if (!isHidden[index])
            {
                result.Append(text[index++]);
                continue;
            }

            result.Append(Mark);
            while (index < text.Length && isHidden[index])
            {
                index++;
            }
        }

        return result.ToString();
    }

    [GeneratedRegex(
        @"(?:%u?[0-9a-f]{0,3}|&\#?[0-9a-z]{0,32}|\\+[ux]?\{?[0-9a-f]{0,5}|[\u0080-\u00ff]{1,3})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartOfEscape();

    // The credentials behind Basic and Bearer, what Digest proves itself with, the fields of OAuth, the secrets of
    // Atlas's service accounts and web tokens wherever they stand, user and password in front of a host, and what signs
    // a link.
    [GeneratedRegex("""
        (?<=\b(?:Basic|Bearer)\s+)(?=[A-Za-z]*[0-9+/=._~-])[A-Za-z0-9+/=._~-]{8,}
        |(?<=\b(?:c?nonce|response|opaque)["']?\s*[=:]\s*["']?)[A-Za-z0-9+/=._~-]{8,}
        |(?<=\b(?:access_token|refresh_token|id_token|client_secret)["']?\s*[=:]\s*["']?)[^\s"'&,;<>{}]{4,}
        |\bmdb_sa_sk_[A-Za-z0-9_-]{4,}
        |\beyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*
        |(?<=://)[^\s/?\#@"'<>]{1,256}(?=@)
        |(?<=[?&](?:X-(?:Amz|Goog)-[A-Za-z-]+|AWSAccessKeyId|GoogleAccessId|Key-Pair-Id)=)[^\s"'&<>]+
        |(?<=[?&](?:Signature|sig|key|token)=)[^\s"'&<>]+
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
