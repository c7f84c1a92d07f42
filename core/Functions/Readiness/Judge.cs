using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Reads clusters and their backups as they are now, and forms the verdict on each.</summary>
internal sealed class Judge(AtlasCall call, ProjectReads project, Demands demands, AtlasClock clock)
{
    public async Task<Assessment> AssessAsync(InputValue name, CancellationToken cancellationToken)
    {
        using var reads = new FunctionReads(call);
        var own = project.For(reads);
        var found = await own.ClusterAsync(name, cancellationToken);
        return await AssessAsync(own, found.Clusters[0], clock.At(found.Date), cancellationToken);
    }

    /// <summary>Forms the verdict on a cluster that has been read.</summary>
    public async Task<Assessment> AssessAsync(ClusterFacts cluster, Moment now, CancellationToken cancellationToken)
    {
        using var reads = new FunctionReads(call);
        return await AssessAsync(project.For(reads), cluster, now, cancellationToken);
    }

    private async Task<Assessment> AssessAsync(
        ProjectReads own,
        ClusterFacts cluster,
        Moment now,
        CancellationToken cancellationToken)
    {
        var facts = await new BackupReads(own, demands).ReadAsync(cluster, cancellationToken);
        return Assess(facts, demands, now);
    }

    /// <summary>Forms the verdict on a cluster whose backups have been read.</summary>
    public static Assessment Assess(BackupFacts facts, Demands demands, Moment now)
    {
        var verdict = ReadinessRules.Assess(facts, demands, now.Time);
        return new Assessment(
            facts.Cluster,
            now.Note is { } note ? verdict with { Notes = [.. verdict.Notes, note] } : verdict,
            now.Time);
    }
}
