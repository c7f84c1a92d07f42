using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.Example;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Clusters with continuous backup, and what keeps them from a point in time.</summary>
internal static class PointInTimeExamples
{
    private static readonly Demands Required = Usual with { RequiresPointInTime = true };

    private static readonly RestoreFacts Early = Restore("r1", "2026-11-26T07:00:00Z");

    public static IEnumerable<Example> All =>
    [
        Of("a point in time counts without being asked for", Continuous()),
        new("continuous backup is off", ReplicaSet(), Required),
        new(
            "continuous backup of a paused cluster",
            Continuous().With(cluster => cluster with { IsPaused = true }),
            Required with { AllowsPaused = true }),
        new(
            "continuous backup of a cluster that is paused or not",
            Continuous().With(cluster => cluster with { IsPaused = null }),
            Required with { AllowsPaused = true }),
        new("no restore window", Days(0), Required),
        new("the restore jobs are not known", Continuous() with { Restores = null }, Required),
        new(
            "a restore that has not ended",
            Restored(Early with { FinishedAt = null }, Early with { Id = "r0", FinishedAt = null }),
            Required),
        new("a restore that was followed by a snapshot", Restored(Early), Required),
        new(
            "a restore to an unknown cluster",
            Restored(Restore("r1", "2026-11-26T09:40:00Z") with { TargetCluster = null }),
            Required),
        new(
            "a restore to another cluster",
            Restored(Early with { TargetCluster = "staging", FinishedAt = null }),
            Required),
        new(
            "a restore to another project",
            Restored(Early with { TargetGroupId = "6501a2b3c4d5e6f708090a0c", FinishedAt = null }),
            Required),
        new("a restore that failed", Restored(Early with { FinishedAt = null, IsVoid = true }), Required),
        new("the later of two restores counts", Restored(Early, Restore("r2", "2026-11-26T09:40:00Z")), Required),
        new(
            "only a fallback followed the restore",
            Restored(Restore("r1", "2026-11-26T09:40:00Z"))
                .And(Snapshot("s30", At("2026-11-26T10:00:00Z")) with { Type = "fallback" }),
            Required with { AllowsFallbackSnapshots = true }),
        new(
            "the snapshot after the restore is after the window's end",
            Restored(Restore("r1", "2026-11-26T11:50:00Z")).And(Snapshot("s30", At("2026-11-26T11:55:00Z"))),
            Required),
        new(
            "no snapshot in the restore window",
            Days(1) with { Snapshots = [Snapshot("s1", At("2026-11-25T11:59:59Z"))] },
            Required),
        new(
            "a snapshot exactly at the start of the restore window",
            Days(1) with { Snapshots = [Snapshot("s1", At("2026-11-25T12:00:00Z"))] },
            Required),
        new(
            "a snapshot exactly at the end of the window",
            Days(1) with { Snapshots = [Snapshot("s1", At("2026-11-26T11:50:00Z"))] },
            Required),
        new(
            "of the same second a snapshot before a point in time that is kept for longer",
            Continuous() with
            {
                Snapshots =
                [
                    Snapshot("s1", At("2026-11-26T11:50:00Z")) with { ExpiresAt = At("2026-11-27T00:00:00Z") },
                    Snapshot("s2", At("2026-11-26T11:00:00Z")),
                ],
            },
            Required),
        new("the window begins too late", Days(1), Required with { MinRestoreWindowHours = 48 }),
        new("no window, as it is not usable", Days(0), Required with { MinRestoreWindowHours = 48 }),
        new(
            "a moment that the window has reached",
            Continuous(),
            Usual with { RecoveryPointAfter = At("2026-11-26T11:50:00Z") }),
        new(
            "a moment that the window has not reached",
            Continuous(),
            Usual with { RecoveryPointAfter = At("2026-11-26T11:51:00Z") }),
        new("younger than a point in time can be", Continuous(), Usual with { MaxAgeHours = 0.1 }),
        new("kept longer than the restore window", Days(1), Usual with { MinRemainingHours = 300 }),
        new(
            "the last base expires before the restore window",
            Days(3) with
            {
                Snapshots =
                [
                    Snapshot("s1", At("2026-11-26T08:03:00Z")) with { ExpiresAt = At("2026-11-27T00:00:00Z") },
                ],
            },
            Usual with { MinRemainingHours = 24 }),
        new("a type is asked for", Continuous(), Usual with { SnapshotType = "scheduled" }),
    ];

    private static BackupFacts Restored(params RestoreFacts[] restores) => Continuous() with { Restores = restores };

    private static BackupFacts Days(int days) =>
        Continuous() with { Schedule = Continuous().Schedule with { RestoreWindowDays = days } };
}
