using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.Example;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>The states in which clusters are met most.</summary>
internal static class ContractExamples
{
    private static readonly Demands OnDemand =
        Usual with { SnapshotType = "onDemand", RecoveryPointAfter = At("2026-11-26T11:30:00Z") };

    private static BackupFacts RestoredInPlace =>
        Continuous() with { Restores = [Restore("r1", "2026-11-26T09:40:00Z")] };

    private static BackupFacts WithOnDemand => ReplicaSet().And(Snapshot("s29", At("2026-11-26T11:41:00Z")) with
    {
        Type = "onDemand",
        ExpiresAt = At("2026-11-27T11:43:00Z"),
    });

    private static BackupFacts Tested => ReplicaSet() with
    {
        Restores =
        [
            Restore("r1", "2026-11-20T10:00:00Z") with { TargetCluster = "staging" },
            new RestoreFacts("r2") { IsIntoCluster = false, FinishedAt = At("2026-11-25T10:00:00Z"), IsVoid = false },
        ],
    };

    public static IEnumerable<Example> All =>
    [
        Of("1: a replica set", ReplicaSet()),
        Of("2: the newest snapshot is too old, and one is being taken", ReplicaSet() with
        {
            Snapshots = [Snapshot("s1", At("2026-11-25T06:00:00Z")), Pending("s2", "2026-11-26T11:58:00Z")],
        }),
        new("3: a point in time", Continuous(), Usual with
        {
            RequiresPointInTime = true,
            MaxAgeHours = 1,
            MinRestoreWindowHours = 72,
        }),
        new("4: restored in place, point in time", RestoredInPlace, Usual with { RequiresPointInTime = true }),
        Of("4: restored in place, nothing asked", RestoredInPlace),
        Of("5: the newest snapshot lacks members", Sharded(
            Snapshot("s1", At("2026-11-26T08:03:00Z")) with { MemberCount = 2 },
            Snapshot("s2", At("2026-11-26T02:02:00Z")) with { MemberCount = 4 })),
        new(
            "6: all snapshots are from before a shard was added",
            Sharded(Snapshot("s1", At("2026-11-26T08:03:00Z")) with { MemberCount = 3 }),
            Usual with { MinRestoreWindowHours = 24 }),
        Of("7: a new Flex cluster", Flex()),
        new("8: an M0 cluster", new BackupFacts(Cluster(ClusterKind.Free)), Usual with { MaxExportAgeHours = 24 }),
        new(
            "9: one snapshot has a copy",
            ReplicaSet().Each(snapshot => snapshot.Id == "s04"
                ? snapshot with { Moment = At("2026-11-25T18:02:00Z"), CopyRegions = ["EU_WEST_1"] }
                : snapshot),
            Usual with { CopyRegions = ["EU_WEST_1"] }),
        new("10: an on-demand snapshot that expires too soon", WithOnDemand, OnDemand with { MinRemainingHours = 48 }),
        new("10: an on-demand snapshot", WithOnDemand, OnDemand),
        new(
            "11: backup is off",
            ReplicaSet().With(cluster => cluster with { HasBackup = false }),
            Usual with { MaxExportAgeHours = 24 }),
        Of("12: paused, and the key is revoked", ReplicaSet()
            .With(cluster => cluster with { IsPaused = true, KeyProvider = "AWS", IsKeyValid = false })
            .Each(snapshot => snapshot with { HasCustomerKey = true })),
        new("13: failures", Failures, Usual with { NoFailureWithinHours = 24, MaxExportAgeHours = 24 }),
        Of("15: the restore jobs may not be read", Continuous() with { Restores = null }),
        Of("16: the cluster has had a key of its own for an hour", ReplicaSet().With(
            cluster => cluster with { KeyProvider = "AWS", IsKeyValid = true })),
        Of("17: downgraded", ReplicaSet().Each(snapshot => snapshot with { Version = new MongoVersion(8, 2) })),
        new(
            "18: snapshots reach back further than the point in time",
            Continuous() with { Schedule = Continuous().Schedule with { RestoreWindowDays = 2 } },
            Usual with { MinRestoreWindowHours = 120 }),
        new("19: a restore to staging six days ago", Tested, Usual with { MaxRestoreTestAgeHours = 168 }),
        new("19: a restore to staging too long ago", Tested, Usual with { MaxRestoreTestAgeHours = 100 }),
    ];

    private static BackupFacts Failures => ReplicaSet() with
    {
        Snapshots =
        [
            new SnapshotFacts("s3", RecoveryPointKind.Snapshot, SnapshotState.Failed)
            {
                RequestedAt = At("2026-11-26T08:00:00Z"),
                Type = "scheduled",
            },
            Snapshot("s2", At("2026-11-26T08:30:00Z")) with { Type = "fallback" },
            Snapshot("s1", At("2026-11-26T02:02:00Z")),
        ],
        Exports =
        [
            Export("e2", "Failed", "s1", "2026-11-26T02:02:00Z") with { Reason = "access denied" },
            Export("e1", "Successful", "s0", "2026-11-24T02:00:00Z"),
        ],
    };
}
