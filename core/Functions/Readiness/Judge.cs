using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Reads clusters and their backups as they are now, and forms the verdict on each.</summary>
internal sealed class Judge(ProjectReads project, Demands demands, AtlasClock clock)
{
    public async Task<Assessment> AssessAsync(InputValue name, CancellationToken cancellationToken)
    {
        var found = await project.ClusterAsync(name, cancellationToken);
        return await AssessAsync(found.Clusters[0], clock.At(found.Date), cancellationToken);
    }

    /// <summary>Forms the verdict on a cluster that has been read.</summary>
    public async Task<Assessment> AssessAsync(ClusterFacts cluster, Moment now, CancellationToken cancellationToken)
    {
        var facts = await new BackupReads(project, demands).ReadAsync(cluster, cancellationToken);
        var verdict = ReadinessRules.Assess(facts, demands, now.Time);
        return new Assessment(
            facts.Cluster,
            now.Note is { } note ? verdict with { Notes = [.. verdict.Notes, note] } : verdict,
            now.Time);
    }
}
