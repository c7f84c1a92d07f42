namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Reads the snapshots and checkpoints of a cluster that may use Legacy Backup.</summary>
internal sealed class LegacyReads(ProjectReads project, Demands demands)
{
    /// <summary>A replica set can use Legacy Backup, and has no checkpoints then.</summary>
    public const string NoCheckpoints = "CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS";

    /// <summary>What Atlas answers about a cluster that does not use Legacy Backup.</summary>
    public static IReadOnlyList<string> NoLegacyBackup { get; } =
        ["CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP", "INCORRECT_BACKUP_API_ENDPOINT"];

    public async Task<BackupFacts> ReadAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        var checkpointing = project.TryAsync("listBackupCheckpoints", cluster, cancellationToken);
        var snapshotting = project.TryAsync("listLegacySnapshots", cluster, cancellationToken);
        var key = project.KeyAsync(cluster, cancellationToken);
        var policy = project.PolicyAsync(demands, cancellationToken);
        await Task.WhenAll(checkpointing, snapshotting, key, policy);
        var (checkpoints, snapshots) = (await checkpointing, await snapshotting);
        if (SaysNoLegacyBackup(checkpoints) || SaysNoLegacyBackup(snapshots))
        {
            return new BackupFacts(cluster);
        }

        var required = checkpoints.Failure?.AtlasErrorCode == NoCheckpoints ? Outcome.NotNeeded : checkpoints;
        if (!Outcome.SayMonitored([required, snapshots, await key, await policy]))
        {
            return new BackupFacts(cluster with { IsMonitored = false });
        }

        var keyed = FactReader.WithKey(cluster, (await key).Outputs);
        return new BackupFacts(keyed with { Kind = ClusterKind.Legacy, HasBackup = true })
        {
            Snapshots =
            [
                .. snapshots.Results.Select(FactReader.LegacySnapshot),
                .. checkpoints.Results.Select(FactReader.Checkpoint),
            ],
            CompliancePolicy = FactReader.PolicyState(await policy),
        };
    }

    private static bool SaysNoLegacyBackup(Outcome outcome) =>
        outcome.Failure?.AtlasErrorCode is { } code && NoLegacyBackup.Contains(code);
}
