using AtlasBackup.Core.Contract;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>The settings that the engine is to ask for where nobody gave credentials.</summary>
internal static class MissingCredentials
{
    /// <summary>The keys to name, for the way that is recommended; their descriptions tell the others.</summary>
    public static IEnumerable<(string Name, string Description)> Keys =>
    [
        Key("clientId", "Or give an API key (publicKey, privateKey) or an accessToken instead."),
        Key("clientSecret", ""),
    ];

    private static (string Name, string Description) Key(string key, string more) =>
        ($"{Tokens.Package}:{key}", $"{Settings.Find(key)?.Description} {more}".TrimEnd());
}
