namespace AtlasBackup.EndToEnd.Tests.Readiness;

/// <summary>The worked examples of the verdict in the simulated Atlas, at noon of 26 November 2026.</summary>
internal static class WireExamples
{
    public const string ReplicaSet = "cluster, cluster/backup/schedule, cluster/backup/snapshots";
    public const string WithRestores =
        "cluster, cluster/backup/restoreJobs, cluster/backup/schedule, cluster/backup/snapshots";

    public const string Sharded = $"{ReplicaSet}, cluster/backup/snapshots/shardedClusters";
    public const string Next = "Atlas takes the next one at 2026-11-26T14:03:00Z";

    public const string Ready = "ready\n" + Newest;
    public const string Newest = "snapshot of 2026-11-26T08:03:00Z, 14220 s old";
    public const string Off = "not ready\nCloud Backup is off for the cluster; turn it on and take a snapshot";

    public const string Paused =
        "the cluster is paused, and Atlas takes no snapshots of a paused cluster; resume it";

    private const string Unfollowed = "a restore into the cluster has not been followed by a snapshot yet";

    private const string WithExports =
        "cluster, cluster/backup/exports, cluster/backup/schedule, cluster/backup/snapshots";

    private const string Failures =
        "not ready\nwithin 24 h there are failed or fallback snapshots: ID (fallback, of 2026-11-26T08:30:00Z) and ID (failed, "
        + "of 2026-11-26T08:00:00Z); look in Atlas for the reason\nthe newest successful export, ID, is of a snapshot of "
        + "2026-11-24T18:02:00Z, older than 24 h; export a newer one\nnote: a newer export, ID, failed: The bucket refused "
        + "the upload.\nsnapshot of 2026-11-26T02:02:00Z, 35880 s old";

    private const string NotRead =
        "point in time is not counted: the restore jobs were not read, and one of them may have interrupted the continuous "
        + "backup; grant Project Backup Manager or Project Backup Recovery Operator in the project";

    private static readonly (string, object?) PointInTime = ("requirePointInTime", true);

    private static readonly (string, object?)[] OnDemand =
        [("snapshotType", "onDemand"), ("recoveryPointAfter", "2026-11-26T11:30:00Z")];

    public static IEnumerable<WireExample> All =>
    [
        new("1", "replica-set", Ready, ReplicaSet),
        new(
            "2",
            "too-old",
            "not ready\nthe newest recovery point is of 2026-11-25T06:00:00Z, older than 26 h; wait until Atlas has taken the "
                + "snapshot ID\nsnapshot of 2026-11-25T06:00:00Z, 108000 s old",
            ReplicaSet),
        new(
            "3",
            "point-in-time",
            "ready\npointInTime of 2026-11-26T11:50:00Z, 600 s old",
            WithRestores,
            PointInTime,
            ("maxAgeHours", 1),
            ("minRestoreWindowHours", 72)),
        new(
            "4, required",
            "restored-in-place",
            $"not ready\nthe cluster cannot be restored to a point in time: {Unfollowed}; {Next}\n{Newest}",
            WithRestores,
            PointInTime),
        new(
            "4",
            "restored-in-place",
            $"ready\nnote: point in time is not counted: {Unfollowed}; {Next}\n{Newest}",
            WithRestores),
        new("5", "member-missing", "ready\nsnapshot of 2026-11-26T02:02:00Z, 35880 s old", Sharded),
        new(
            "6",
            "grown",
            "not ready\nthe newest recovery point has 3 members, and the cluster needs 4 (3 shards and the config servers): a "
                + $"member is missing, or shards were added or removed since; {Next}\n{Newest}",
            Sharded,
            ("minRestoreWindowHours", 24)),
        new(
            "7",
            "new-flex",
            "not ready\nthere is no restorable snapshot; Atlas takes the next one at 2026-11-26T20:00:00Z",
            "cluster, flex, flex/backup/snapshots"),
        new(
            "8",
            "free",
            "not ready\nM0 clusters have no backups; upgrade the cluster to Flex, M10 or larger",
            "cluster",
            ("maxExportAgeHours", 24)),
        new(
            "9",
            "one-copy",
            "ready\nsnapshot of 2026-11-25T18:02:00Z, 64680 s old",
            ReplicaSet,
            ("copyRegions", new object[] { "EU_WEST_1" })),
        new(
            "10, kept for two days",
            "on-demand",
            "not ready\nthe newest recovery point is of 2026-11-26T11:41:00Z and expires at 2026-11-27T11:43:00Z, in less than "
                + "48 h; keep snapshots for longer, or take a new one\nsnapshot of 2026-11-26T11:41:00Z, 1140 s old",
            ReplicaSet,
            [.. OnDemand, ("minRemainingHours", 48)]),
        new("10", "on-demand", "ready\nsnapshot of 2026-11-26T11:41:00Z, 1140 s old", ReplicaSet, OnDemand),
        new("11", "backup-off", Off, "cluster", ("maxExportAgeHours", 24)),
        new(
            "11, without a schedule",
            "schedule-missing",
            Off,
            "cluster, cluster/backup/exports, cluster/backup/schedule, cluster/backup/snapshots",
            ("maxExportAgeHours", 24)),
        new(
            "12",
            "paused-and-revoked",
            $"not ready\n{Paused}\nAtlas cannot use the cluster's own key (AWS), so that no snapshot can be restored; check the "
                + $"key and the access that Atlas has to it\n{Newest}",
            $"{ReplicaSet}, encryptionAtRest"),
        new("13", "failures", Failures, WithExports, ("noFailureWithinHours", 24), ("maxExportAgeHours", 24)),
        new("15", "read-only", $"ready\nnote: {NotRead}\n{Newest}", WithRestores),
        new(
            "16",
            "new-key",
            $"not ready\nno snapshot was taken under the cluster's own key yet; {Next}\n{Newest}",
            $"{ReplicaSet}, encryptionAtRest"),
        new(
            "17",
            "downgraded",
            "not ready\nthe newest recovery point is of MongoDB 8.2 and cannot be restored into 8.0; "
                + $"{Next}\n{Newest}",
            ReplicaSet),
        new(
            "18",
            "short-window",
            "ready\npointInTime of 2026-11-26T11:50:00Z, 600 s old",
            WithRestores,
            ("minRestoreWindowHours", 120)),
        new("19", "restore-tested", Ready, WithRestores, ("maxRestoreTestAgeHours", 168)),
        new(
            "19, too long ago",
            "restore-tested",
            "not ready\nthe newest successful restore, job ID, ended at 2026-11-20T10:00:00Z, more than 100 h ago; restore a "
                + $"snapshot to test it\n{Newest}",
            WithRestores,
            ("maxRestoreTestAgeHours", 100)),
    ];

}
