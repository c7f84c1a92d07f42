using System.Collections.Concurrent;
using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using static AtlasBackup.Fuzz.Tests.ReadinessCases;

namespace AtlasBackup.Fuzz.Tests;

public sealed class ReadinessFuzzTests
{
    private static readonly Gen<(BackupFacts Facts, Demands Demands)> Cases =
        from facts in Facts
        from demands in DemandCases.Any
        select (facts, demands);

    [Fact]
    public void A_stricter_demand_never_makes_a_cluster_ready()
    {
        var cases =
            from one in Cases
            from stricter in Gen.Elements<(string, Func<Demands, int, Demands> Change)>(DemandCases.Stricter)
            from amount in Gen.Choose(1, 20)
            select (one.Facts, one.Demands, Stricter: stricter.Change(one.Demands, amount));

        Fuzzer.Check(cases, one => Assert.True(
            IsReady(one.Facts, one.Demands) || !IsReady(one.Facts, one.Stricter),
            $"{one.Demands} is not met, and {one.Stricter} is"));
    }

    [Fact]
    public void Every_demand_is_made_stricter()
    {
        var settable = typeof(Demands).GetProperties().Where(property => property.SetMethod is not null);

        Assert.Equal(
            settable.Select(property => property.Name).Order(), DemandCases.Stricter.Select(one => one.Name).Order());
    }

    [Fact]
    public void One_more_snapshot_that_fits_never_makes_a_cluster_unready()
    {
        var cases =
            from one in Cases
            from more in Fitting(one.Facts.Cluster)
            select (one.Facts, one.Demands, More: more with { Id = "z99" });

        Fuzzer.Check(cases, one => Assert.True(
            !IsReady(one.Facts, one.Demands)
                || IsReady(one.Facts with { Snapshots = [.. one.Facts.Snapshots, one.More] }, one.Demands),
            $"{one.Demands} is met, and with {one.More} it is not"));
    }

    [Fact]
    public void The_order_of_lists_never_matters()
    {
        var cases =
            from one in Cases
            from seed in Gen.Choose(0, int.MaxValue)
            select (one.Facts, one.Demands, Seed: seed);

        Fuzzer.Check(cases, one => Assert.Equal(
            Shown(one.Facts, one.Demands, Now),
            Shown(Shuffled.Of(one.Facts, one.Seed), Shuffled.Of(one.Demands, one.Seed), Now)));
    }

    [Fact]
    public void A_cluster_is_ready_exactly_if_there_are_no_reasons_and_every_check_passed()
    {
        Fuzzer.Check(Cases, one =>
        {
            var verdict = ReadinessRules.Assess(one.Facts, one.Demands, Now);

            Assert.Equal(verdict.IsReady, verdict.Reasons.Count == 0);
            Assert.Equal(verdict.IsReady, verdict.Checks.All(check => check.IsPassed));
            Assert.Equal(
                verdict.Checks.Select(check => check.Name).Order(), verdict.Checks.Select(check => check.Name));
            Assert.Distinct(verdict.Checks.Select(check => check.Name));
            Assert.True(!verdict.IsReady || verdict.RecoveryPoint is not null);
        });
    }

    [Fact]
    public void A_project_is_ready_exactly_if_it_has_judged_clusters_and_each_is_ready()
    {
        Fuzzer.Check(Gen.Resize(Cases.ListOf(), 3), clusters =>
        {
            var judged = clusters
                .Select(one => new Assessment(
                    one.Facts.Cluster, ReadinessRules.Assess(one.Facts, one.Demands, Now), Now))
                .ToList();
            var verdict = new ProjectVerdict(judged, []);

            Assert.Equal(judged.Count > 0 && judged.All(cluster => cluster.Verdict.IsReady), verdict.IsReady);
            Assert.Equal(verdict.IsReady, !verdict.Reasons.Any());
        });
    }

    [Fact]
    public void Every_text_is_in_the_table()
    {
        Fuzzer.Check(
            Cases,
            one => Assert.All(
                MessageTable.Of(ReadinessRules.Assess(one.Facts, one.Demands, Now)),
                text => Assert.True(MessageTable.Rows.Any(row => row.Fits(text)), text)),
            share: 4);
    }

    // All times of the cases and all limits are at whole minutes, so that nothing happens within these two seconds.
    [Fact]
    public void No_text_moves_with_the_clock()
    {
        Fuzzer.Check(Cases, one => Assert.Equal(
            Texts(one.Facts, one.Demands, Now.AddSeconds(1)), Texts(one.Facts, one.Demands, Now.AddSeconds(2))));
    }

    [Fact]
    public void The_cases_pass_and_fail_every_check()
    {
        var results = new ConcurrentDictionary<(CheckName Name, bool IsPassed), int>();
        var ready = 0;

        Fuzzer.Check(Cases, one =>
        {
            var verdict = ReadinessRules.Assess(one.Facts, one.Demands, Now);
            ready += verdict.IsReady ? 1 : 0;
            foreach (var check in verdict.Checks.Where(check => check.IsAssessed))
            {
                results.AddOrUpdate((check.Name, check.IsPassed), 1, (_, count) => count + 1);
            }
        });

        Assert.All(Enum.GetValues<CheckName>(), name =>
        {
            Assert.Contains((name, true), results.Keys);
            Assert.Contains((name, false), results.Keys);
        });
        Assert.True(ready > 20, $"{ready} cases are ready");
    }

    private static bool IsReady(BackupFacts facts, Demands demands) =>
        ReadinessRules.Assess(facts, demands, Now).IsReady;

    private static string Shown(BackupFacts facts, Demands demands, DateTimeOffset now)
    {
        var verdict = ReadinessRules.Assess(facts, demands, now);
        return string.Join('\n', [
            Texts(facts, demands, now),
            $"{verdict.RecoveryPoint?.Id} {verdict.RecoveryPoint?.Kind} {verdict.RecoveryPoint?.Moment:O}",
            $"{verdict.RecoveryPoint?.ExpiresAt:O} {string.Join(' ', verdict.RecoveryPoint?.CopyRegions ?? [])}",
            $"{verdict.Window} {verdict.NextSnapshotAt:O} {verdict.PendingSnapshotId}",
        ]);
    }

    private static string Texts(BackupFacts facts, Demands demands, DateTimeOffset now)
    {
        var verdict = ReadinessRules.Assess(facts, demands, now);
        return string.Join('\n', [.. verdict.Checks.Select(check => $"{check}"), .. verdict.Notes]);
    }
}
