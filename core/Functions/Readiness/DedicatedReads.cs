namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Reads the backups of a replica set or a sharded cluster.</summary>
internal sealed class DedicatedReads(ProjectReads project, Demands demands)
{
    public async Task<BackupFacts> ReadAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        // In the order in which their failures count.
        var outcomes = await Task.WhenAll(
            project.TryAsync("listBackupSnapshots", cluster, cancellationToken),
            project.TryFindAsync("getBackupSchedule", cluster, cancellationToken),
            If(cluster.IsSharded, "listBackupShardedSnapshots"),
            If(demands.NeedsRestoresOf(cluster), "listBackupRestoreJobs"),
            If(demands.MaxExportAgeHours is not null, "listBackupExports"),
            project.KeyAsync(cluster, cancellationToken),
            project.PolicyAsync(demands, cancellationToken));
        return Facts(cluster, outcomes);

        Task<Outcome> If(bool isNeeded, string function) => isNeeded
            ? project.TryAsync(function, cluster, cancellationToken)
            : Task.FromResult(Outcome.NotNeeded);
    }

    private BackupFacts Facts(ClusterFacts cluster, Outcome[] outcomes)
    {
        var (snapshots, schedule, sharded, restores) = (outcomes[0], outcomes[1], outcomes[2], outcomes[3]);
        var (exports, key, policy) = (outcomes[4], outcomes[5], outcomes[6]);

        // Atlas may refuse the reads beside it because backup is off.
        if (schedule.Reading is { Exists: false })
        {
            return new BackupFacts(cluster with { HasBackup = false });
        }

        var isOptional = restores.IsOfRole && !demands.RequiresRestores;
        if (!Outcome.SayMonitored([.. outcomes.Where(outcome => !isOptional || outcome != restores)]))
        {
            return new BackupFacts(cluster with { IsMonitored = false });
        }

        var members = sharded.Results.ToDictionary(snapshot => snapshot.Text("id") ?? "");
        return new BackupFacts(FactReader.WithKey(cluster, key.Outputs))
        {
            Snapshots =
            [
                .. snapshots.Results.Select(snapshot =>
                    FactReader.Snapshot(snapshot, members.GetValueOrDefault(snapshot.Text("id") ?? ""))),
            ],
            Schedule = FactReader.Schedule(schedule.Outputs),
            Restores = restores.Reading is null ? null : [.. restores.Results.Select(FactReader.Restore)],
            Exports = [.. exports.Results.Select(FactReader.Export)],
            CompliancePolicy = FactReader.PolicyState(policy),
        };
    }
}
