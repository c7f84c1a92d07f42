using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>What came of one of several reads: a reading, or why there is none.</summary>
internal sealed record Outcome(Reading? Reading, ProviderException? Failure)
{
    /// <summary>A read that the demands do not need.</summary>
    public static Outcome NotNeeded { get; } = new(null, null);

    /// <summary>Whether Atlas refused because of the cluster's state, which may change soon.</summary>
    public bool IsOfChange => Failure?.AtlasStatus == 409;

    /// <summary>Whether Atlas refused because the credentials lack a role.</summary>
    public bool IsOfRole => Failure?.Kind is FailureKind.Unauthenticated or FailureKind.PermissionDenied;

    public IEnumerable<OutputObject> Results => Reading?.Results ?? [];

    /// <summary>The outputs of an object; without any where it was not read.</summary>
    public OutputObject Outputs => Reading?.Outputs ?? new OutputObject();

    /// <summary>Whether Atlas monitors the cluster, by its answers to all reads that must succeed.</summary>
    /// <exception cref="ProviderException">
    /// One of them failed. The first counts, in the order of the reads and not of the answers, so that the same state
    /// gives the same error.
    /// </exception>
    public static bool SayMonitored(IReadOnlyList<Outcome> outcomes)
    {
        if (outcomes.Any(outcome => outcome.IsOfChange))
        {
            return false;
        }

        return outcomes.FirstOrDefault(outcome => outcome.Failure is not null)?.Failure is { } failure
            ? throw failure
            : true;
    }
}
