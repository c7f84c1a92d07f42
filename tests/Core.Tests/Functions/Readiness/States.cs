using System.Collections.Immutable;
using System.Globalization;
using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>The states of clusters that the worked examples begin with.</summary>
internal static class States
{
    public static readonly DateTimeOffset Now = At("2026-11-26T12:00:00Z");

    private static readonly MongoVersion Version = new(8, 0);

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>
    /// A replica set with a snapshot every six hours, the newest of 08:03, and back to 19 November; without continuous
    /// backup.
    /// </summary>
    public static BackupFacts ReplicaSet()
    {
        var newest = At("2026-11-26T08:03:00Z");
        return new BackupFacts(Cluster(ClusterKind.ReplicaSet))
        {
            Snapshots =
            [
                .. Enumerable.Range(0, 27).Select(index => Snapshot(
                    $"s{index + 1:00}", index == 0 ? newest : At("2026-11-26T02:02:00Z").AddHours(-6 * (index - 1)))),
                Snapshot("s28", At("2026-11-19T14:05:00Z")) with { ExpiresAt = At("2026-11-26T14:05:00Z") },
            ],
            Schedule = new ScheduleFacts { NextSnapshot = At("2026-11-26T14:03:00Z"), RestoreWindowDays = 7 },
        };
    }

    /// <summary>The same with continuous backup, and without restores.</summary>
    public static BackupFacts Continuous()
    {
        var facts = ReplicaSet().With(cluster => cluster with { HasContinuousBackup = true });
        return facts with { Restores = [] };
    }

    /// <summary>A sharded cluster of three shards with config servers of their own.</summary>
    public static BackupFacts Sharded(params SnapshotFacts[] snapshots) =>
        new(Cluster(ClusterKind.ShardedCluster) with { ShardCount = 3, ConfigServerType = "DEDICATED" })
        {
            Snapshots = [.. snapshots.Select(snapshot => snapshot with { IsSharded = true })],
            Schedule = new ScheduleFacts { NextSnapshot = At("2026-11-26T14:03:00Z"), RestoreWindowDays = 7 },
        };

    /// <summary>A Flex cluster that was created yesterday evening.</summary>
    public static BackupFacts Flex(params SnapshotFacts[] snapshots) =>
        new(Cluster(ClusterKind.Flex) with { CreatedAt = At("2026-11-25T20:00:00Z"), Zones = [] })
        {
            Snapshots = snapshots,
        };

    /// <summary>A cluster on Legacy Backup.</summary>
    public static BackupFacts Legacy(params SnapshotFacts[] snapshots) =>
        new(Cluster(ClusterKind.Legacy)) { Snapshots = snapshots };

    public static ClusterFacts Cluster(ClusterKind kind) => new(kind, "6501a2b3c4d5e6f708090a0b", "prod")
    {
        State = "IDLE",
        IsPaused = false,
        HasBackup = true,
        Version = Version,
        FeatureCompatibility = Version,
        Regions = ["EU_CENTRAL_1"],
        Zones = ["zone-1"],
    };

    /// <summary>A completed snapshot that was scheduled and is kept for a week.</summary>
    public static SnapshotFacts Snapshot(string id, DateTimeOffset moment) =>
        new(id, RecoveryPointKind.Snapshot, SnapshotState.Completed)
        {
            Moment = moment,
            RequestedAt = moment,
            ExpiresAt = moment.AddDays(8),
            Type = "scheduled",
            IsSharded = false,
            Version = Version,
        };

    /// <summary>A snapshot of a Flex cluster that is kept for a week.</summary>
    public static SnapshotFacts FlexSnapshot(string id, string moment) =>
        new(id, RecoveryPointKind.FlexSnapshot, SnapshotState.Completed)
        {
            Moment = At(moment),
            RequestedAt = At(moment),
            ExpiresAt = At(moment).AddDays(7),
            NeedsExpiry = true,
        };

    /// <summary>A snapshot or a checkpoint of Legacy Backup, which does not expire.</summary>
    public static SnapshotFacts LegacySnapshot(
        string id, string moment, RecoveryPointKind kind = RecoveryPointKind.LegacySnapshot) =>
        new(id, kind, SnapshotState.Completed) { Moment = At(moment), RequestedAt = At(moment) };

    /// <summary>A snapshot that is being taken.</summary>
    public static SnapshotFacts Pending(string id, string requested) =>
        new(id, RecoveryPointKind.Snapshot, SnapshotState.Pending)
        {
            RequestedAt = At(requested),
            Type = "scheduled",
            IsSharded = false,
        };

    /// <summary>A restore into the cluster itself that ended well.</summary>
    public static RestoreFacts Restore(string id, string finished) =>
        new(id) { IsIntoCluster = true, TargetCluster = "prod", FinishedAt = At(finished), IsVoid = false };

    public static ExportFacts Export(string id, string state, string snapshot, string requested) =>
        new(id, state, snapshot)
        {
            SnapshotRequestedAt = At(requested),
            ExportedCollections = 12,
            TotalCollections = 12,
        };

    public static BackupFacts With(this BackupFacts facts, Func<ClusterFacts, ClusterFacts> change) =>
        facts with { Cluster = change(facts.Cluster) };

    /// <summary>Adds snapshots to those that are there.</summary>
    public static BackupFacts And(this BackupFacts facts, params SnapshotFacts[] snapshots) =>
        facts with { Snapshots = [.. facts.Snapshots, .. snapshots] };

    /// <summary>Changes each snapshot.</summary>
    public static BackupFacts Each(this BackupFacts facts, Func<SnapshotFacts, SnapshotFacts> change) =>
        facts with { Snapshots = facts.Snapshots.Select(change).ToImmutableArray() };
}
