using AtlasBackup.Core.Functions.Readiness;
using FsCheck.Fluent;
using static AtlasBackup.Fuzz.Tests.ReadinessCases;

namespace AtlasBackup.Fuzz.Tests;

public sealed class ReadinessFuzzTests
{
    // Each makes the demands stricter in one point.
    private static readonly Func<Demands, Demands>[] Stricter =
    [
        demands => demands with { MaxAgeHours = demands.MaxAgeHours / 2 },
        demands => demands with { MinRemainingHours = demands.MinRemainingHours + 5 },
        demands => demands with { RecoveryPointAfter = demands.RecoveryPointAfter?.AddHours(3) ?? Now.AddHours(-9) },
        demands => demands.RequiresPointInTime ? demands : demands with { SnapshotType = demands.SnapshotType ?? "onDemand" },
        demands => demands with { AllowsFallbackSnapshots = false },
        demands => demands.SnapshotType is null ? demands with { RequiresPointInTime = true } : demands,
        demands => demands with { MinRestoreWindowHours = (demands.MinRestoreWindowHours ?? 0) + 20 },
        demands => demands with { MinSnapshotCount = (demands.MinSnapshotCount ?? 0) + 1 },
        demands => demands with { MaxRestoreTestAgeHours = (demands.MaxRestoreTestAgeHours ?? 100) / 2 },
        demands => demands with { CopyRegions = [.. demands.CopyRegions, "US_EAST_1"] },
        demands => demands with { RequiresCopy = true },
        demands => demands with { MaxExportAgeHours = (demands.MaxExportAgeHours ?? 100) / 2 },
        demands => demands with { NoFailureWithinHours = (demands.NoFailureWithinHours ?? 0) + 10 },
        demands => demands with { RequiresCompliancePolicy = true },
        demands => demands with { ClusterKinds = [.. demands.ClusterKinds.Skip(1)] },
        demands => demands with { AllowsPaused = false },
    ];

    [Fact]
    public void A_stricter_demand_never_makes_a_cluster_ready()
    {
        var cases =
            from facts in Facts
            from demands in ReadinessCases.Demands
            from stricter in Gen.Elements(Stricter)
            select (facts, demands, stricter: stricter(demands));

        Fuzzer.Check(cases, one => Assert.True(
            IsReady(one.facts, one.demands) || !IsReady(one.facts, one.stricter),
            $"{one.demands} is not met, and {one.stricter} is"));
    }

    [Fact]
    public void One_more_snapshot_that_fits_never_makes_a_cluster_unready()
    {
        var cases =
            from facts in Facts
            from demands in ReadinessCases.Demands
            from hours in Gen.Choose(-200, 3)
            from type in Gen.Elements("scheduled", "onDemand")
            from isKept in Gen.Elements(true, false)
            select (facts, demands, more: Fitting(facts.Cluster, Now.AddHours(hours), type, isKept));

        Fuzzer.Check(cases, one => Assert.True(
            !IsReady(one.facts, one.demands)
                || IsReady(one.facts with { Snapshots = [.. one.facts.Snapshots, one.more] }, one.demands),
            $"{one.demands} is met, and with {one.more} it is not"));
    }

    [Fact]
    public void The_order_of_lists_never_matters()
    {
        var cases =
            from facts in Facts
            from demands in ReadinessCases.Demands
            from snapshots in Gen.Shuffle(facts.Snapshots.ToArray())
            from restores in Gen.Shuffle((facts.Restores ?? []).ToArray())
            select (facts, demands, other: facts with
            {
                Snapshots = snapshots,
                Restores = facts.Restores is null ? null : restores,
            });

        Fuzzer.Check(cases, one => Assert.Equal(Shown(one.facts, one.demands), Shown(one.other, one.demands)));
    }

    [Fact]
    public void A_cluster_is_ready_exactly_if_there_are_no_reasons_and_every_check_passed()
    {
        var cases =
            from facts in Facts
            from demands in ReadinessCases.Demands
            select (facts, demands);

        Fuzzer.Check(cases, one =>
        {
            var verdict = ReadinessRules.Assess(one.facts, one.demands, Now);

            Assert.Equal(verdict.IsReady, verdict.Reasons.Count == 0);
            Assert.Equal(verdict.IsReady, verdict.Checks.All(check => check.IsPassed));
            Assert.Equal(verdict.Checks.Select(check => check.Name).Order(), verdict.Checks.Select(check => check.Name));
            Assert.True(!verdict.IsReady || verdict.RecoveryPoint is not null);
        });
    }

    private static bool IsReady(BackupFacts facts, Demands demands) =>
        ReadinessRules.Assess(facts, demands, Now).IsReady;

    private static string Shown(BackupFacts facts, Demands demands)
    {
        var verdict = ReadinessRules.Assess(facts, demands, Now);
        return string.Join('\n', [
            .. verdict.Checks.Select(check => $"{check}"),
            $"{verdict.RecoveryPoint?.Id} {verdict.RecoveryPoint?.Moment:O}",
            $"{verdict.Window}",
            $"{verdict.PendingSnapshotId}",
            .. verdict.Notes,
        ]);
    }

    // A snapshot that was taken of the cluster as it is now.
    private static SnapshotFacts Fitting(ClusterFacts cluster, DateTimeOffset moment, string type, bool isKept) =>
        new("z99", RecoveryPointKind.Snapshot, SnapshotState.Completed)
        {
            Moment = moment,
            RequestedAt = moment,
            ExpiresAt = isKept ? moment.AddDays(9) : Now.AddMinutes(30),
            Type = type,
            IsSharded = cluster.IsSharded,
            MemberCount = cluster.IsSharded ? cluster.ShardCount + (cluster.ConfigServerType == "DEDICATED" ? 1 : 0) : null,
            ConfigServerType = cluster.ConfigServerType,
            Version = cluster.Version,
            HasCustomerKey = cluster.KeyProvider == "AWS",
        };
}
