using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>What reading the configuration came to.</summary>
/// <param name="Config">What can be used of it.</param>
/// <param name="Failures">What is wrong with it.</param>
/// <param name="Warnings">What is not wrong, but probably not meant.</param>
/// <param name="IsComplete">Whether everything in it was known. During a preview it may not be.</param>
internal sealed record ConfigReading(
    ProviderConfig Config,
    IReadOnlyList<InputFailure> Failures,
    IReadOnlyList<Wording> Warnings,
    bool IsComplete)
{
    /// <summary>Why no call can be made with it, or null.</summary>
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
