using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>Tells by the look of a text why it cannot be the credential that it was given as.</summary>
internal static partial class CredentialForm
{
    private const char ByteOrderMark = '\uFEFF';

    // Plain ones, and those that programs for writing put in their place.
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"'`“”„‟‘’‚‛«»");

    /// <summary>What stands in the text that no credential has, or null. The text itself is not repeated.</summary>
    public static string? WhatIsOutOfPlace(string text)
    {
        if (text.Contains(ByteOrderMark, StringComparison.Ordinal))
        {
            return "contains a byte-order mark, as some editors put at the beginning of a file";
        }

        // Such characters were copied along by mistake, and the header of a request cannot hold them.
        if (text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            return "contains white space or control characters";
        }

        if (text.AsSpan().ContainsAny(Quotes))
        {
            return "contains quotes; give the text that is between them";
        }

        if (!Ascii.IsValid(text))
        {
            return "contains characters that are not ASCII";
        }

        return text[0] is '{' or '[' ? "is JSON; give the value alone" : null;
    }

    /// <summary>Which other credential the text is by its look, in words and by its setting, or null.</summary>
    public static (string Kind, string Setting)? OtherThan(string setting, string text)
    {
        var found = text switch
        {
            _ when text.StartsWith("mdb_sa_id_", StringComparison.Ordinal) =>
                ("the client ID of a service account", "clientId"),
            _ when text.StartsWith("mdb_sa_sk_", StringComparison.Ordinal) =>
                ("the client secret of a service account", "clientSecret"),
            _ when PrivateKey().IsMatch(text) => ("the private key of an API key", "privateKey"),
            _ => ((string, string)?)null,
        };
        return found is (_, var other) && other != setting ? found : null;
    }

    [GeneratedRegex(@"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.IgnoreCase)]
    private static partial Regex PrivateKey();
}
