using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.Demo;

/// <summary>The configuration for each way to sign in to the simulated Atlas.</summary>
internal static class SignIn
{
    public static (string Key, object? Value)[]? With(string authentication) => authentication switch
    {
        "digest" =>
        [
            ("publicKey", Properties.Secret(AtlasData.PublicKey)),
            ("privateKey", Properties.Secret(AtlasData.PrivateKey)),
        ],
        "oauth" =>
        [
            ("clientId", Properties.Secret(AtlasData.ClientId)),
            ("clientSecret", Properties.Secret(AtlasData.ClientSecret)),
        ],
        "token" => [("accessToken", Properties.Secret(AtlasData.AccessToken))],
        _ => null,
    };
}
