using System.Buffers;
using System.Text;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Canaries;

/// <summary>
/// The texts that must not be visible anywhere: the credentials, the tokens that the simulated Atlas issues for them,
/// and the links and keys of downloads. Every usable part of them counts, in every encoding.
/// </summary>
internal static class Canary
{
    /// <summary>An ID that a program gives as a secret.</summary>
    public const string SecretId = "6502ca4a7e9d1b3f5a8c0e2d";

    /// <summary>The password in the address of a proxy.</summary>
    public const string ProxyPassword = "canary-proxy-passw0rd-9c1e";

    // Longer than the prefix that all credentials of a kind share.
    private const int PartLength = 12;

    private static readonly string[] Secrets =
    [
        AtlasData.AccessToken, AtlasData.ClientId, AtlasData.ClientSecret, AtlasData.PublicKey, AtlasData.PrivateKey,
        SecretId, ProxyPassword, "CANARY-minted-token-", $"{AtlasData.SecretMark}-00000/restore",
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AtlasData.ClientId}:{AtlasData.ClientSecret}")),
    ];

    private static readonly SearchValues<string> Spelt = SearchValues.Create(
    [
        .. Secrets.SelectMany(Parts)
            .SelectMany(part => SecretSpellings.All.Values.Select(spell => spell(part)))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>The configuration with credentials of this kind.</summary>
    public static IReadOnlyList<string> Of(Credentials credentials) => credentials switch
    {
        Credentials.AccessToken => [AtlasData.AccessToken],
        Credentials.ServiceAccount => [AtlasData.ClientId, AtlasData.ClientSecret],
        _ => [AtlasData.PublicKey, AtlasData.PrivateKey],
    };

    /// <summary>Whether a text contains one of them.</summary>
    public static bool IsIn(string text) => text.AsSpan().ContainsAny(Spelt);

    // Parts at the beginning and at the end, where a text may have been cut, and in the middle.
    private static IEnumerable<string> Parts(string secret) => secret.Length <= PartLength
        ? [secret]
        : [secret[..PartLength], secret[^PartLength..], secret.Substring((secret.Length - PartLength) / 2, PartLength)];
}
