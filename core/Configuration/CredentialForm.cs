using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AtlasBackup.Core.Configuration;

/// <summary>Recognizes by the form of a text that it cannot be the credential that it was given as.</summary>
internal static partial class CredentialForm
{
    // An access token of Atlas is less than a tenth as long.
    private const int MaxLength = 16 * 1024;

    private const string Braces = "{[";

    // Plain ones, and those that programs for writing put in their place and no category of Unicode holds.
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"'`´„‚‟‛′″‵‶＂＇「」『』〝〞〟");

    private static readonly SearchValues<char> Blanks = SearchValues.Create("*•●");

    /// <summary>What the text contains that no credential has, or null. The text itself is not repeated.</summary>
    public static string? WhatIsOutOfPlace(string text)
    {
        var trimmed = text.Trim().TrimStart('\uFEFF');
        return text switch
        {
            // The kind of the text, before the characters that it consists of.
            _ when trimmed.Length == 0 => "is blank",
            _ when trimmed.Equals("[secret]", StringComparison.OrdinalIgnoreCase)
                || !trimmed.AsSpan().ContainsAnyExcept(Blanks) =>
                "is what programs show in the place of a secret; give the secret itself",
            _ when Variable().IsMatch(trimmed) => "is the name of a variable that was not replaced by its value",
            _ when Placeholder().IsMatch(trimmed) => "is a placeholder; give the value that belongs there",
            _ when Braces.Contains(trimmed[0], StringComparison.Ordinal) => "is JSON; give the value alone",
            _ when Scheme().IsMatch(trimmed) =>
                "contains the name of an authentication scheme; give the text that follows it",
            _ when Assignment().IsMatch(trimmed) => "contains a name and a value; give the value alone",
            _ when text.Contains('\uFEFF', StringComparison.Ordinal) =>
                "contains a byte-order mark, as some editors put at the beginning of a file",
            _ when text.Any(IsQuote) => "contains quotes; give the text that is between them",

            // Such characters were copied by mistake, and a request header cannot contain them.
            _ when text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) =>
                "contains white space or control characters",
            _ when !Ascii.IsValid(text) => "contains characters that are not ASCII",
            _ when text.Contains('\\', StringComparison.Ordinal) => "contains a backslash, which no credential has",
            { Length: > MaxLength } => "is longer than any credential",
            _ => null,
        };
    }

    /// <summary>The other kind of credential that the text looks like, with its setting, or null.</summary>
    public static (string Kind, string Setting)? OtherThan(string setting, string text)
    {
        var found = text switch
        {
            _ when text.StartsWith("mdb_sa_id_", StringComparison.OrdinalIgnoreCase) =>
                ("the client ID of a service account", "clientId"),
            _ when text.StartsWith("mdb_sa_sk_", StringComparison.OrdinalIgnoreCase) =>
                ("the client secret of a service account", "clientSecret"),
            _ when PrivateKey().IsMatch(text) => ("the private key of an API key", "privateKey"),

            // Eight letters may also be a token: tokens that other programs make have no fixed form.
            _ when setting != "accessToken" && PublicKey().IsMatch(text) =>
                ("the public key of an API key", "publicKey"),
            _ when WebToken().IsMatch(text) => ("an access token", "accessToken"),
            _ => ((string, string)?)null,
        };
        return found is (_, var other) && other != setting ? found : null;
    }

    private static bool IsQuote(char character) =>
        Quotes.Contains(character) || char.GetUnicodeCategory(character)
            is UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation;

    [GeneratedRegex(@"^(\$\{.*\}|\$\(.*\)|\$[A-Za-z_]\w*|%\w+%|\{\{.*\}\})\z", RegexOptions.Singleline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^<.*>\z", RegexOptions.Singleline)]
    private static partial Regex Placeholder();

    // A line from a file of variables or from YAML.
    [GeneratedRegex(@"^(export\s+)?[A-Za-z_][A-Za-z0-9_]*(\s*:\s|\s*=\s*(?!=|\z))", RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^((proxy-)?authorization\s*:\s*)?(Basic|Bearer|Digest)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.IgnoreCase)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"^[a-z]{8}\z")]
    private static partial Regex PublicKey();

    [GeneratedRegex(@"^eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\z")]
    private static partial Regex WebToken();
}
