using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Words that nobody gave credentials, and every way to give them.</summary>
internal static class MissingCredentials
{
    public const string Message =
        "no Atlas credentials: give a service account (clientId and clientSecret), an API key (publicKey and privateKey) or an "
        + "accessToken, in the configuration (pulumi config set --secret atlasbackup:clientId …, or arguments of the Provider) "
        + "or in the environment (MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET, MONGODB_ATLAS_PUBLIC_API_KEY and "
        + "MONGODB_ATLAS_PRIVATE_API_KEY, or MONGODB_ATLAS_ACCESS_TOKEN)";

    /// <summary>The keys to name, for the way that is recommended; their descriptions tell the others.</summary>
    public static IEnumerable<(string Name, string Description)> Keys { get; } =
    [
        Key("clientId", "Or give an API key (publicKey, privateKey) or an accessToken instead."),
        Key("clientSecret", ""),
    ];

    private static (string Name, string Description) Key(string key, string more)
    {
        var package = PackageSchema.Embedded;
        return ($"{package.Name}:{key}", $"{package.Configuration.Find(key)?.Description} {more}".TrimEnd());
    }
}
