using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.Example;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Flex clusters and clusters on Legacy Backup.</summary>
internal static class KindExamples
{
    private static readonly Demands WithLegacy =
        Usual with { ClusterKinds = [.. Usual.ClusterKinds, ClusterKind.Legacy] };

    // What these kinds of cluster do not have.
    private static readonly Demands Everything = WithLegacy with
    {
        RequiresPointInTime = true,
        RequiresCopy = true,
        MaxExportAgeHours = 24,
        MaxRestoreTestAgeHours = 24,
        NoFailureWithinHours = 24,
    };

    private static BackupFacts EightDays => Flex(
        [.. Enumerable.Range(19, 7).Select(day => FlexSnapshot($"s{day}", $"2026-11-{day}T20:00:00Z"))]) with
    {
        LastScheduled = At("2026-11-25T20:00:00Z"),
    };

    private static BackupFacts OnLegacy => Legacy(
        LegacySnapshot("s1", "2026-11-26T06:00:00Z"),
        LegacySnapshot("s2", "2026-11-25T06:00:00Z"),
        LegacySnapshot("c1", "2026-11-26T11:45:00Z", RecoveryPointKind.Checkpoint));

    public static IEnumerable<Example> All =>
    [
        new(
            "a Flex cluster",
            EightDays,
            Usual with { MinSnapshotCount = 6, NoFailureWithinHours = 24, MinRestoreWindowHours = 100 }),
        new("a Flex cluster with too short a window", EightDays, Usual with { MinRestoreWindowHours = 300 }),
        Of(
            "a Flex snapshot that does not show when it expires",
            Flex(FlexSnapshot("s1", "2026-11-26T10:00:00Z") with { ExpiresAt = null })),
        Of(
            "a Flex cluster whose snapshot is late",
            Flex(FlexSnapshot("s1", "2026-11-25T09:00:00Z")) with { LastScheduled = At("2026-11-25T09:00:00Z") }),
        Of(
            "a Flex snapshot that expires too soon",
            Flex(FlexSnapshot("s1", "2026-11-26T10:00:00Z") with { ExpiresAt = At("2026-11-26T12:30:00Z") })),
        Of(
            "a Flex snapshot that is being taken",
            Flex(FlexSnapshot("s1", "2026-11-26T11:58:00Z") with { State = SnapshotState.Pending })),
        new("everything of a Flex cluster", EightDays, Everything),
        new("a type of a Flex cluster", EightDays, Usual with { SnapshotType = "onDemand" }),
        Of("legacy is not accepted", OnLegacy),
        new(
            "a cluster on Legacy Backup",
            OnLegacy,
            WithLegacy with { MinSnapshotCount = 3, MinRestoreWindowHours = 24 }),
        new("no snapshot of Legacy Backup", Legacy(), WithLegacy),
        new(
            "a legacy snapshot that is not complete",
            Legacy(LegacySnapshot("s1", "2026-11-26T06:00:00Z") with { State = SnapshotState.Unknown }),
            WithLegacy),
        new("everything of a cluster on Legacy Backup", OnLegacy, Everything),
        new(
            "a cluster on Legacy Backup with a revoked key",
            OnLegacy.With(cluster => cluster with { KeyProvider = "AWS", IsKeyValid = false }),
            WithLegacy),
    ];
}
