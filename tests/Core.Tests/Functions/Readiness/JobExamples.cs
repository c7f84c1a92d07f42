using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.Example;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Failures, exports, restores and the policy.</summary>
internal static class JobExamples
{
    private static readonly Demands NoFailure = Usual with { NoFailureWithinHours = 24 };
    private static readonly Demands Exported = Usual with { MaxExportAgeHours = 24 };
    private static readonly Demands RestoreTested = Usual with { MaxRestoreTestAgeHours = 24 };
    private static readonly Demands Compliant = Usual with { RequiresCompliancePolicy = true };

    public static IEnumerable<Example> All =>
    [
        new("no failures", ReplicaSet(), NoFailure),
        new("a failure exactly as long ago as asked", Failed("2026-11-25T12:00:00Z"), NoFailure),
        new("a failure a second later", Failed("2026-11-25T12:00:01Z"), NoFailure),
        new("failures of every kind", ReplicaSet().And(
            Failure("f1", null),
            Snapshot("f2", Now) with { State = SnapshotState.Unknown },
            Snapshot("f3", Now.AddHours(-1)) with { Type = null },
            Snapshot("f4", Now.AddHours(-2)) with { Type = "fallback" }), NoFailure),
        new("more failures than a line names", ReplicaSet().And(
            [.. Enumerable.Range(1, 7).Select(hour => Failure($"f{hour}", $"2026-11-26T0{hour}:00:00Z"))]), NoFailure),
        new(
            "an export exactly as old as asked",
            Exports(Export("e1", "Successful", "x", "2026-11-25T12:00:00Z")),
            Exported),
        new(
            "the moment of an export is that of its snapshot",
            Exports(Export("e1", "Successful", "s01", "2026-11-20T12:00:00Z")),
            Exported),
        new(
            "of two exports of a snapshot the one with the greater ID",
            Exports(
                Export("e1", "Successful", "s01", "2026-11-20T12:00:00Z"),
                Export("e2", "Successful", "s01", "2026-11-20T12:00:00Z")),
            Exported),
        new(
            "an export that is not complete",
            Exports(Export("e1", "Successful", "s01", "2026-11-20T12:00:00Z") with { ExportedCollections = 0 }),
            Exported),
        new(
            "an export of an unknown size",
            Exports(Export("e1", "Successful", "s01", "2026-11-20T12:00:00Z") with { TotalCollections = null }),
            Exported),
        new("exports that are under way or have failed", Exports(
            Export("e2", "InProgress", "s01", "2026-11-26T08:03:00Z"),
            Export("e1", "Failed", "s02", "2026-11-26T02:02:00Z"),
            Export("e9", "Failed", "s03", "2026-11-25T20:02:00Z") with { Reason = "earlier" }), Exported),
        new("no export", ReplicaSet(), Exported),
        new(
            "a restore into the cluster itself, exactly as long ago as asked",
            Restores(Restore("r1", "2026-11-25T12:00:00Z")),
            RestoreTested),
        new(
            "of two restores that ended together the one with the greater ID",
            Restores(Restore("r1", "2026-11-26T08:00:00Z"), Restore("r2", "2026-11-26T08:00:00Z")),
            RestoreTested),
        new(
            "a restore that may have failed",
            Restores(Restore("r1", "2026-11-26T08:00:00Z") with { IsVoid = null }),
            RestoreTested),
        new("an active policy", ReplicaSet() with { CompliancePolicy = "ACTIVE" }, Compliant),
        new("a policy that is being enabled", ReplicaSet() with { CompliancePolicy = "ENABLING" }, Compliant),
        new("no policy", ReplicaSet(), Compliant),
    ];

    private static SnapshotFacts Failure(string id, string? requested) =>
        new(id, RecoveryPointKind.Snapshot, SnapshotState.Failed)
        {
            RequestedAt = requested is null ? null : At(requested),
            Type = "scheduled",
        };

    private static BackupFacts Failed(string requested) => ReplicaSet().And(Failure("f1", requested));

    private static BackupFacts Exports(params ExportFacts[] exports) => ReplicaSet() with { Exports = exports };

    private static BackupFacts Restores(params RestoreFacts[] restores) => ReplicaSet() with { Restores = restores };
}
