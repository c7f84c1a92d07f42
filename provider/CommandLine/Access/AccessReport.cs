using AtlasBackup.Core.Functions;

namespace AtlasBackup.Provider.CommandLine.Access;

/// <summary>What the credentials are, and what Atlas lets them see.</summary>
/// <param name="Found">The credentials.</param>
internal sealed record AccessReport(FoundCredentials Found)
{
    /// <summary>Why Atlas refuses the credentials, or null where it accepts them.</summary>
    public string? Refusal { get; init; }

    /// <summary>The projects that they see.</summary>
    public IReadOnlyList<OutputObject> Projects { get; init; } = [];

    /// <summary>Which reads of a verdict on a cluster Atlas allows, or null where no cluster was asked for.</summary>
    public ClusterAccess? Cluster { get; init; }
}
