using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>The result of reading the configuration.</summary>
/// <param name="Config">The part of the configuration that can be used.</param>
/// <param name="Failures">The errors in the configuration.</param>
/// <param name="Warnings">Settings that are valid, but probably not intended.</param>
/// <param name="IsComplete">Whether all values were known. During a preview some may be unknown.</param>
internal sealed record ConfigReading(
    ProviderConfig Config,
    IReadOnlyList<InputFailure> Failures,
    IReadOnlyList<Wording> Warnings,
    bool IsComplete)
{
    private const string ServiceAccount = "MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET";
    private const string ApiKey = "MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY";
    private const string AccessToken = "MONGODB_ATLAS_ACCESS_TOKEN";

    /// <summary>Why no call can be made with this configuration, or null.</summary>
    /// <param name="howToConfigure">How the front end takes credentials, in words, or null if it takes none.</param>
    public ProviderException? Refusal(string? howToConfigure)
    {
        if (Failures.Count > 0)
        {
            var reasons = Wording.Join("; ", Failures.Select(failure => failure.Property.Length == 0
                ? failure.WithGot
                : Wording.Of($"{new Name(failure.Property)}: {failure.WithGot}")));
            return new ProviderException(
                FailureKind.Configuration,
                Wording.Of($"the configuration cannot be used: {reasons}"))
            { Failures = Failures };
        }

        return this switch
        {
            { Config.Credentials: not null } => null,
            { IsComplete: false } => new ProviderException(
                FailureKind.Configuration, "the Atlas credentials are not known yet"),
            _ => new ProviderException(FailureKind.MissingCredentials, Missing(howToConfigure)),
        };
    }

    private static Wording Missing(string? howToConfigure) => howToConfigure is null
        ? $"no Atlas credentials: set the environment variables of a service account ({ServiceAccount}), of an API key "
            + $"({ApiKey}) or of an access token ({AccessToken})"
        : Wording.Of($"no Atlas credentials: give a service account ({new Name("clientId")} and ")
            + Wording.Of($"{new Name("clientSecret")}), an API key ({new Name("publicKey")} and ")
            + Wording.Of($"{new Name("privateKey")}) or an {new Name("accessToken")}, ")
            + Wording.Of($"in the configuration ({howToConfigure}) or in the environment ")
            + Wording.Of($"({ServiceAccount}, {ApiKey}, or {AccessToken})");
}
