using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core;

/// <summary>Finds the secrets in a configuration, whether or not it can be used.</summary>
internal static class SettingSecrets
{
    /// <param name="given">The settings, of which some came as secrets, and others are secrets by the contract.</param>
    /// <param name="credentials">The credentials that were chosen, perhaps from the environment.</param>
    public static IEnumerable<string> In(IReadOnlyDictionary<string, InputValue> given, Credentials? credentials) =>
    [
        .. Arguments.SecretsIn(given),
        .. given.Where(value => Settings.Find(value.Key) is { IsSecret: true }).Select(value => value.Value.Text),
        .. credentials?.Secrets.Select(secret => secret.Reveal()) ?? [],
    ];
}
