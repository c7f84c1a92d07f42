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
    /// <summary>Why no call can be made with this configuration, or null.</summary>
    /// <param name="howToConfigure">How the front end is configured, in words.</param>
    public ProviderException? Refusal(string howToConfigure)
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

    private static Wording Missing(string howToConfigure) =>
        Wording.Of($"no Atlas credentials: give a service account ({new Name("clientId")} and ")
        + Wording.Of($"{new Name("clientSecret")}), an API key ({new Name("publicKey")} and {new Name("privateKey")}) ")
        + Wording.Of($"or an {new Name("accessToken")}, ")
        + Wording.Of($"in the configuration ({howToConfigure}) or in the environment (MONGODB_ATLAS_CLIENT_ID and ")
        + Wording.Of($"MONGODB_ATLAS_CLIENT_SECRET, MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY, ")
        + Wording.Of($"or MONGODB_ATLAS_ACCESS_TOKEN)");
}
