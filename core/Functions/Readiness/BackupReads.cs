namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// Reads what the demands need of a cluster's backups, side by side. What is missing, refused or not as documented is
/// an error, unless it is a fact about the cluster: then the verdict says so.
/// </summary>
internal sealed class BackupReads(ProjectReads project, Demands demands)
{
    public Task<BackupFacts> ReadAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        if (cluster is { IsDedicated: true, HasBackup: false } && demands.ClusterKinds.Contains(ClusterKind.Legacy))
        {
            return new LegacyReads(project, demands).ReadAsync(cluster, cancellationToken);
        }

        if (!cluster.HasBackup || !Gates.Kind(cluster, demands).IsPassed)
        {
            return Task.FromResult(new BackupFacts(cluster));
        }

        return cluster.Kind == ClusterKind.Flex
            ? ReadFlexAsync(cluster, cancellationToken)
            : new DedicatedReads(project, demands).ReadAsync(cluster, cancellationToken);
    }

    private async Task<BackupFacts> ReadFlexAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        var snapshots = project.TryAsync("listFlexSnapshots", cluster, cancellationToken);
        var policy = project.PolicyAsync(demands, cancellationToken);
        await Task.WhenAll(snapshots, policy);
        if (!Outcome.SayMonitored([await snapshots, await policy]))
        {
            return new BackupFacts(cluster with { IsMonitored = false });
        }

        return new BackupFacts(cluster)
        {
            Snapshots = [.. (await snapshots).Results.Select(FactReader.FlexSnapshot)],
            LastScheduled = (await snapshots).Results.Max(snapshot => snapshot.Time("scheduledTime")),
            CompliancePolicy = FactReader.PolicyState(await policy),
        };
    }
}
