using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using static AtlasBackup.EndToEnd.Tests.Readiness.WireExamples;

namespace AtlasBackup.EndToEnd.Tests.Readiness;

/// <summary>Other clusters of the simulated Atlas, and other demands.</summary>
internal static class MoreWireExamples
{
    private const string Initial = "replica-set";
    private const string Flex = "cluster, flex, flex/backup/snapshots";
    private const string Legacy = "cluster, cluster/backupCheckpoints, cluster/snapshots";

    private const string NoCopies = "the snapshots of a Flex cluster have no copies; do not ask for them";
    private const string NoRestoreJobs =
        "a Flex cluster has no restore jobs that can be checked; do not ask for one";

    private const string NoPointInTime = "the cluster cannot be restored to a point in time: a Flex cluster has no continuous "
        + "backup that can be checked; do not ask for it";

    private static readonly (string, object?) WithLegacy = ("clusterKinds", new object[] { "replicaSet", "legacy" });

    private static readonly (string, object?)[] Jobs =
        [("requirePointInTime", true), ("requireCopy", true), ("maxExportAgeHours", 200), ("maxRestoreTestAgeHours", 400)];

    private static readonly WorldChange KeyInAzure = new()
    {
        Kind = WorldKind.Encryption,
        Change = new() { ["azureKeyVault"] = new JsonObject { ["valid"] = true } },
    };

    public static IEnumerable<WireExample> All => [.. Dedicated(), .. OtherKinds()];

    private static IEnumerable<WireExample> Dedicated() =>
    [
        new(
            "everything of a cluster in two regions",
            Initial,
            "ready\nnote: a newer export, ID, failed: The bucket refused the upload.\n"
                + "pointInTime of 2026-11-26T11:50:00Z, 600 s old",
            "cluster, cluster/backup/exports, cluster/backup/restoreJobs, cluster/backup/schedule, cluster/backup/snapshots, "
                + "encryptionAtRest",
            [.. Jobs, ("maxAgeHours", 1)])
        {
            Cluster = WorldData.Orders,
        },
        new("a type, without the restore jobs", "point-in-time", Ready, ReplicaSet, ("snapshotType", "scheduled")),
        new("a global cluster with embedded config servers", Initial, Ready, $"{Sharded}, encryptionAtRest")
        {
            Cluster = WorldData.Global,
        },
        new("paused", Initial, $"not ready\n{Paused}\n{Newest}", ReplicaSet) { Cluster = WorldData.Paused },
        new("paused, which is accepted", Initial, Ready, ReplicaSet, ("allowPaused", true))
        {
            Cluster = WorldData.Paused,
        },
        new(
            "being created",
            Initial,
            "not ready\nthe cluster is being created; try again when it is available",
            ReplicaSet)
        {
            Cluster = WorldData.Creating,
        },
        new(
            "being deleted",
            Initial,
            $"not ready\nthe cluster is being deleted; check whether it is the right cluster\n{Newest}",
            ReplicaSet)
        {
            Changes = [Production("stateName", "DELETING")],
        },
        new(
            "no policy",
            Initial,
            $"not ready\nthe project has no backup compliance policy; a Project Owner can set one\n{Newest}",
            $"backupCompliancePolicy, {ReplicaSet}",
            ("requireCompliancePolicy", true)),
        new(
            "a key in Azure",
            Initial,
            $"ready\nnote: Atlas does not show under which AZURE key a snapshot was taken\n{Newest}",
            $"{ReplicaSet}, encryptionAtRest")
        {
            Changes = [Production("encryptionAtRestProvider", "AZURE"), KeyInAzure],
        },
        new("the edition in which the key may change", "new-key", Ready, $"{ReplicaSet}, encryptionAtRest")
        {
            Changes = [Production("effectiveDatabaseEdition", "INFINITE")],
        },
        new(
            "nothing but a fallback is young enough",
            "failures",
            "ready\nsnapshot of 2026-11-26T08:30:00Z, 12600 s old",
            ReplicaSet,
            ("allowFallbackSnapshots", true),
            ("recoveryPointAfter", "2026-11-26T08:10:00Z")),
        new(
            "exactly as old as asked",
            "too-old",
            "ready\nsnapshot of 2026-11-25T06:00:00Z, 108000 s old",
            ReplicaSet,
            ("maxAgeHours", 30)),
        new(
            "a moment that the point in time has not reached",
            "point-in-time",
            "not ready\nthe point-in-time window does not reach 2026-11-26T11:55:00Z yet; try again later, or take a "
                + "snapshot\npointInTime of 2026-11-26T11:50:00Z, 600 s old",
            WithRestores,
            ("recoveryPointAfter", "2026-11-26T11:55:00Z")),
    ];

    private static IEnumerable<WireExample> OtherKinds() =>
    [
        new(
            "a Flex cluster",
            Initial,
            "ready\nflexSnapshot of 2026-11-26T07:00:10Z, 17990 s old",
            Flex,
            ("minSnapshotCount", 3),
            ("noFailureWithinHours", 24))
        {
            Cluster = WorldData.Development,
        },
        new(
            "everything of a Flex cluster",
            Initial,
            $"not ready\n{NoCopies}\n{NoPointInTime}\na Flex cluster has no exports; do not ask for one\n{NoRestoreJobs}\n"
                + "flexSnapshot of 2026-11-26T07:00:10Z, 17990 s old",
            Flex,
            Jobs)
        {
            Cluster = WorldData.Development,
        },
        new(
            "only a Flex cluster is accepted",
            Initial,
            "not ready\nthe cluster is a replica set, and only a Flex cluster is accepted; accept this kind, or check another "
                + "cluster",
            "cluster",
            ("clusterKinds", new object[] { "flex" }),
            ("requireCompliancePolicy", true)),
        new("legacy", Initial, "ready\ncheckpoint of 2026-11-26T11:01:30Z, 3510 s old", Legacy, WithLegacy)
        {
            Cluster = WorldData.Legacy,
        },
        new("legacy is not accepted", Initial, Off, "cluster") { Cluster = WorldData.Legacy },
        new("no backup of any kind", Initial, Off, Legacy, WithLegacy) { Cluster = WorldData.BackupOff },
    ];

    private static WorldChange Production(string property, string value) => new()
    {
        Kind = WorldKind.Cluster,
        Cluster = WorldData.Production,
        Change = new() { [property] = value },
    };
}
