using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Readiness;

/// <summary>A state of the simulated Atlas, what is asked of it, the verdict, and the reads that it takes.</summary>
/// <param name="Name">The example.</param>
/// <param name="Scenario">The state, from the simulator's World/Scenarios.json.</param>
/// <param name="Verdict">The verdict, as <see cref="VerdictText"/> writes it.</param>
/// <param name="Reads">The requests.</param>
/// <param name="Demands">The arguments beside project and cluster.</param>
internal sealed record WireExample(
    string Name,
    string Scenario,
    string Verdict,
    string Reads,
    params (string Name, object? Value)[] Demands)
{
    private string? _cluster;

    /// <summary>The cluster, where it is not the scenario's own.</summary>
    public string Cluster
    {
        get => _cluster ?? AtlasSimulator.Scenario.Of(Scenario).Cluster;
        init => _cluster = value;
    }

    /// <summary>What differs from the scenario.</summary>
    public IReadOnlyList<WorldChange> Changes { get; init; } = [];
}
