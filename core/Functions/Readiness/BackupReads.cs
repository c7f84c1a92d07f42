using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// Reads what the demands need of a cluster's backups, side by side. What is missing, refused or not as documented is an
/// error, unless it is a fact about the cluster: then the verdict says so.
/// </summary>
internal sealed class BackupReads(ProjectReads project, Demands demands)
{
    private static readonly string[] NoLegacyBackup =
        ["CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP", "INCORRECT_BACKUP_API_ENDPOINT"];

    // A replica set can use Legacy Backup, and has no checkpoints then.
    private const string NoCheckpoints = "CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS";

    public async Task<BackupFacts> ReadAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        if (cluster is { IsDedicated: true, HasBackup: false } && demands.ClusterKinds.Contains(ClusterKind.Legacy))
        {
            return await ReadLegacyAsync(cluster, cancellationToken);
        }

        if (!cluster.HasBackup || !Gates.Kind(cluster, demands).IsPassed)
        {
            return new BackupFacts(cluster);
        }

        return cluster.Kind == ClusterKind.Flex
            ? await ReadFlexAsync(cluster, cancellationToken)
            : await ReadDedicatedAsync(cluster, cancellationToken);
    }

    private async Task<BackupFacts> ReadDedicatedAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        var schedule = project.TryFindAsync("getBackupSchedule", cluster, cancellationToken);
        var snapshots = project.TryAsync("listBackupSnapshots", cluster, cancellationToken);
        var sharded = When(cluster.IsSharded, "listBackupShardedSnapshots");
        var restores = When(demands.NeedsRestoresOf(cluster), "listBackupRestoreJobs");
        var exports = When(demands.MaxExportAgeHours is not null, "listBackupExports");
        var key = cluster.HasCustomerKey
            ? project.TryFindAsync("readEncryptionAtRest", cancellationToken)
            : Task.FromResult(Outcome.NotNeeded);
        var policy = PolicyAsync(cancellationToken);
        await Task.WhenAll(schedule, snapshots, sharded, restores, exports, key, policy);

        // Atlas may refuse the reads beside it because backup is off.
        if ((await schedule).Reading is { Exists: false })
        {
            return new BackupFacts(cluster with { HasBackup = false });
        }

        var restored = await restores;
        var isOptional = restored.IsOfRole && !demands.RequiresRestores;
        Outcome[] required =
            [await snapshots, await schedule, await sharded, isOptional ? Outcome.NotNeeded : restored, await exports, await key, await policy];
        if (!IsMonitored(required))
        {
            return new BackupFacts(cluster with { IsMonitored = false });
        }

        var members = (await sharded).Results.ToDictionary(snapshot => snapshot.Text("id") ?? "");
        return new BackupFacts(FactReader.WithKey(cluster, (await key).Reading?.Outputs))
        {
            Snapshots =
            [
                .. (await snapshots).Results.Select(snapshot =>
                    FactReader.Snapshot(snapshot, members.GetValueOrDefault(snapshot.Text("id") ?? ""))),
            ],
            Schedule = FactReader.Schedule(Found(await schedule)),
            Restores = restored.Reading is null ? null : [.. restored.Results.Select(FactReader.Restore)],
            Exports = [.. (await exports).Results.Select(FactReader.Export)],
            CompliancePolicy = PolicyState(await policy),
        };

        Task<Outcome> When(bool isNeeded, string function) => isNeeded
            ? project.TryAsync(function, cluster, cancellationToken)
            : Task.FromResult(Outcome.NotNeeded);
    }

    private async Task<BackupFacts> ReadFlexAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        var snapshots = project.TryAsync("listFlexSnapshots", cluster, cancellationToken);
        var policy = PolicyAsync(cancellationToken);
        await Task.WhenAll(snapshots, policy);
        if (!IsMonitored([await snapshots, await policy]))
        {
            return new BackupFacts(cluster with { IsMonitored = false });
        }

        return new BackupFacts(cluster)
        {
            Snapshots = [.. (await snapshots).Results.Select(FactReader.FlexSnapshot)],
            LastScheduled = (await snapshots).Results.Max(snapshot => snapshot.Time("scheduledTime")),
            CompliancePolicy = PolicyState(await policy),
        };
    }

    private async Task<BackupFacts> ReadLegacyAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        var checkpoints = project.TryAsync("listBackupCheckpoints", cluster, cancellationToken);
        var snapshots = project.TryAsync("listLegacySnapshots", cluster, cancellationToken);
        var policy = PolicyAsync(cancellationToken);
        await Task.WhenAll(checkpoints, snapshots, policy);
        if (SaysNoLegacyBackup(await checkpoints) || SaysNoLegacyBackup(await snapshots))
        {
            return new BackupFacts(cluster);
        }

        var marked = await checkpoints;
        var hasNone = marked.Failure?.AtlasErrorCode == NoCheckpoints;
        if (!IsMonitored([hasNone ? Outcome.NotNeeded : marked, await snapshots, await policy]))
        {
            return new BackupFacts(cluster with { IsMonitored = false });
        }

        return new BackupFacts(cluster with { Kind = ClusterKind.Legacy, HasBackup = true })
        {
            Snapshots =
            [
                .. (await snapshots).Results.Select(FactReader.LegacySnapshot),
                .. marked.Results.Select(FactReader.Checkpoint),
            ],
            CompliancePolicy = PolicyState(await policy),
        };
    }

    private Task<Outcome> PolicyAsync(CancellationToken cancellationToken) => demands.RequiresCompliancePolicy
        ? project.TryFindAsync("getBackupCompliancePolicy", cancellationToken)
        : Task.FromResult(Outcome.NotNeeded);

    // The first failure counts, in the order of the reads and not of the answers: the same state gives the same error.
    private static bool IsMonitored(IReadOnlyList<Outcome> outcomes)
    {
        if (outcomes.Any(outcome => outcome.IsOfChange))
        {
            return false;
        }

        return outcomes.FirstOrDefault(outcome => outcome.Failure is not null)?.Failure is { } failure
            ? throw failure
            : true;
    }

    private static bool SaysNoLegacyBackup(Outcome outcome) =>
        outcome.Failure?.AtlasErrorCode is { } code && NoLegacyBackup.Contains(code);

    private static string? PolicyState(Outcome policy) => policy.Reading?.Outputs.Text("state");

    private static OutputObject Found(Outcome outcome) => outcome.Reading?.Outputs ?? new OutputObject();
}
