using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.Example;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Snapshots at the limits of what is asked.</summary>
internal static class FunnelExamples
{
    private static readonly DateTimeOffset OneDayAndTwoHours = At("2026-11-25T10:00:00Z");

    private static readonly SnapshotFacts Fallback =
        Snapshot("s1", At("2026-11-26T08:30:00Z")) with { Type = "fallback" };

    public static IEnumerable<Example> All =>
    [
        Of("no snapshot and no plan", Only() with { Schedule = new ScheduleFacts() }),
        Of("no snapshot and a plan that is past", Only() with { Schedule = Planned("2026-11-26T11:59:00Z") }),
        Of("nothing but a fallback", Only(Fallback)),
        new("a fallback, which is accepted", Only(Fallback), Usual with { AllowsFallbackSnapshots = true }),
        Of("exactly as old as asked", Only(Snapshot("s1", OneDayAndTwoHours))),
        Of("a second older than asked", Only(Snapshot("s1", OneDayAndTwoHours.AddSeconds(-1)))),
        Of("kept exactly as long as asked", Only(Until("2026-11-26T13:00:00Z"))),
        Of("kept a second less than asked", Only(Until("2026-11-26T12:59:59Z"))),
        Of("expires now", Only(Until("2026-11-26T12:00:00Z"))),
        Of("kept without an end", Only(Until("2026-11-26T13:00:00Z") with { ExpiresAt = null })),
        Of("taken after now", Only(Snapshot("s1", Now.AddMinutes(2)))),
        new("exactly of the moment that is asked", Only(Snapshot("s1", At("2026-11-26T11:30:00Z"))), After("11:30")),
        new(
            "of a second before the moment that is asked",
            Only(Snapshot("s1", At("2026-11-26T11:29:59Z"))),
            After("11:30")),
        new("asked for a moment after the next snapshot", ReplicaSet(), After("15:00")),
        new(
            "asked for a moment that the snapshot in progress has",
            ReplicaSet().And(Pending("s30", "2026-11-26T11:58:00Z")),
            After("11:57")),
        new("a scheduled snapshot", ReplicaSet(), Usual with { SnapshotType = "scheduled" }),
        new(
            "no on-demand snapshot, and another one in progress",
            ReplicaSet().And(Pending("s30", "2026-11-26T11:58:00Z")),
            Usual with { SnapshotType = "onDemand" }),
        new(
            "an on-demand snapshot in progress",
            ReplicaSet().And(Pending("s30", "2026-11-26T11:58:00Z") with { Type = "onDemand" }),
            Usual with { SnapshotType = "onDemand" }),
        new(
            "no scheduled snapshot and no plan",
            Only(Fallback with { Type = "onDemand" }) with { Schedule = new ScheduleFacts() },
            Usual with { SnapshotType = "scheduled" }),
        Of("of the same second the one that is kept longer", Only(
            Until("2026-11-28T00:00:00Z") with { Id = "s2" }, Until("2026-11-29T00:00:00Z"))),
        Of("of the same second the one that is kept for ever", Only(
            Until("2026-11-28T00:00:00Z") with { ExpiresAt = null }, Until("2026-11-29T00:00:00Z") with { Id = "s2" })),
        Of("of two alike the one with the greater ID", Only(
            Until("2026-11-28T00:00:00Z") with { Id = "s2" }, Until("2026-11-28T00:00:00Z"))),
        new(
            "the window is exactly as long as asked",
            Only(Snapshot("s1", At("2026-11-25T12:00:00Z"))),
            Usual with { MinRestoreWindowHours = 24 }),
        new(
            "the window is a second shorter than asked",
            Only(Snapshot("s1", At("2026-11-25T12:00:01Z"))),
            Usual with { MinRestoreWindowHours = 24 }),
        new(
            "no snapshot for what is asked",
            Only(),
            After("11:30") with { SnapshotType = "onDemand", RequiresCopy = true }),
        new("no snapshot of one", Only(), Usual with { MinSnapshotCount = 1 }),
        new("one snapshot of one", Only(Snapshot("s1", At("2026-11-26T08:03:00Z"))), Usual with { MinSnapshotCount = 1 }),
        new("two snapshots of one", Only(Snapshot("s1", Now), Snapshot("s2", Now)), Usual with { MinSnapshotCount = 1 }),
        new("as many snapshots as asked", ReplicaSet(), Usual with { MinSnapshotCount = 28 }),
        new("one snapshot less than asked", ReplicaSet(), Usual with { MinSnapshotCount = 29 }),
        new(
            "one snapshot of two",
            Only(Snapshot("s1", At("2026-11-26T08:03:00Z")), Fallback with { Id = "s2" }),
            Usual with { MinSnapshotCount = 2 }),
    ];

    private static BackupFacts Only(params SnapshotFacts[] snapshots) => ReplicaSet() with { Snapshots = snapshots };

    private static ScheduleFacts Planned(string next) => new() { NextSnapshot = At(next), RestoreWindowDays = 7 };

    private static SnapshotFacts Until(string expiry) =>
        Snapshot("s1", At("2026-11-26T08:03:00Z")) with { ExpiresAt = At(expiry) };

    private static Demands After(string time) => Usual with { RecoveryPointAfter = At($"2026-11-26T{time}:00Z") };
}
