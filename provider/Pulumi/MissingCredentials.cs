using AtlasBackup.Core.Contract;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>The settings that the engine asks for when no credentials were given.</summary>
internal static class MissingCredentials
{
    /// <summary>The keys of the recommended kind of credentials. Their descriptions name the other kinds.</summary>
    public static IEnumerable<(string Name, string Description)> Keys =>
    [
        Key("clientId", "Or give an API key (publicKey, privateKey) or an accessToken instead."),
        Key("clientSecret", ""),
    ];

    private static (string Name, string Description) Key(string key, string more) =>
        ($"{Tokens.Package}:{key}", $"{Settings.Find(key)?.Description} {more}".TrimEnd());
}
