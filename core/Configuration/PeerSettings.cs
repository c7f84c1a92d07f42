using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Settings of the general provider for Atlas, mongodbatlas, and other spellings of the base address. If one was
/// ignored, credentials could be sent to another address, or come from another source, than the user means.
/// </summary>
internal static class PeerSettings
{
    private const string Peer = "the provider mongodbatlas";
    private const string Government = "https://cloud.mongodbgov.com";
    private const string GovernmentDomain = ".mongodbgov.com";

    // In the form in which they are compared: lower case, without underscores and hyphens.
    private static readonly HashSet<string> Addresses =
        ["baseurl", "baseuri", "url", "apiurl", "endpoint", "opsmanagerurl", "atlasbaseurl", "atlasurl"];

    private static readonly HashSet<string> SecretsManager =
        ["assumerole", "assumerolearn", "secretname", "awsaccesskeyid", "awssecretaccesskey", "awssessiontoken"];

    /// <summary>Whether another provider has this setting instead of one of ours.</summary>
    public static bool Has(string key) =>
        key != "baseUrl" && Plain(key) is var plain
        && (IsGovernment(plain) || Addresses.Contains(plain) || SecretsManager.Contains(plain));

    /// <summary>Why the setting is refused, or null if it is empty or changes nothing.</summary>
    public static InputFailure? Refuse(string key, InputValue value, Uri baseUrl)
    {
        var plain = Plain(key);
        if (value.ContainsUnknown || IsNothing(value))
        {
            return null;
        }

        if (IsGovernment(plain))
        {
            return baseUrl.IdnHost.EndsWith(GovernmentDomain, StringComparison.OrdinalIgnoreCase)
                ? null
                : new InputFailure("", Wording.Of(
                    $"{new Quote(key)} is a setting of {Peer}; for Atlas for Government ")
                        + Wording.Of($"set {new Name("baseUrl")} to {Government}"));
        }

        return new InputFailure("", Addresses.Contains(plain)
            ? Wording.Of($"{new Quote(key)} is not a setting; give the address of Atlas as {new Name("baseUrl")}")
            : Wording.Of($"{new Quote(key)} is a setting of {Peer} for AWS Secrets Manager, which is not read here; give ")
                + Wording.Of($"{new Name("clientId")} and {new Name("clientSecret")}, and remove it"));
    }

    private static bool IsGovernment(string plain) => plain is "ismongodbgovcloud" or "mongodbgovcloud";

    private static bool IsNothing(InputValue value) => value.Kind switch
    {
        InputKind.Null => true,
        InputKind.Boolean => !value.Boolean,
        InputKind.Number => value.Number == 0,
        InputKind.String => value.Text.Trim().ToUpperInvariant() is "" or "FALSE" or "F" or "0" or "NO",
        _ => false,
    };

    private static string Plain(string key) =>
        string.Concat(key.Where(character => character is not ('_' or '-'))).ToLowerInvariant();
}
