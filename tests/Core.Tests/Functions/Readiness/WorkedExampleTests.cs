using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Verdicts on the states in which clusters are met.</summary>
public sealed class WorkedExampleTests
{
    private static readonly Demands Usual = new();

    [Fact]
    public void A_replica_set_with_young_snapshots_is_ready()
    {
        var verdict = Assess(ReplicaSet(), Usual);

        Assert.True(verdict.IsReady, Reasons(verdict));
        Assert.Equal(("s01", 14_220), (verdict.RecoveryPoint?.Id, Age(verdict)));
        Assert.Equal(
            new RestoreWindow(false, At("2026-11-19T14:05:00Z"), At("2026-11-26T08:03:00Z")), verdict.Window);
        Assert.Equal(At("2026-11-26T14:03:00Z"), verdict.NextSnapshotAt);
    }

    [Fact]
    public void An_old_snapshot_is_not_ready_and_the_one_that_is_being_taken_is_named()
    {
        var facts = ReplicaSet() with
        {
            Snapshots =
            [
                Snapshot("s1", At("2026-11-25T06:00:00Z")),
                new SnapshotFacts("s2", RecoveryPointKind.Snapshot, SnapshotState.Pending)
                {
                    RequestedAt = At("2026-11-26T11:58:00Z"),
                },
            ],
        };

        var verdict = Assess(facts, Usual);

        Assert.Equal(
            ["the newest recovery point is of 2026-11-25T06:00:00Z, older than 26 h; Atlas takes the next one at "
                + "2026-11-26T14:03:00Z"],
            verdict.Reasons);
        Assert.Equal(("s1", "s2"), (verdict.RecoveryPoint?.Id, verdict.PendingSnapshotId));
        Assert.False(Check(verdict, CheckName.Remaining).IsAssessed);
    }

    [Fact]
    public void A_point_in_time_is_ten_minutes_old_and_assumed()
    {
        var verdict = Assess(
            Continuous(),
            Usual with { RequiresPointInTime = true, MaxAgeHours = 1, MinRestoreWindowHours = 72 });

        Assert.True(verdict.IsReady, Reasons(verdict));
        Assert.Equal(("s01", 600, true), (verdict.RecoveryPoint?.Id, Age(verdict), verdict.RecoveryPoint?.IsAssumed));
        Assert.Equal(
            new RestoreWindow(true, At("2026-11-19T14:05:00Z"), At("2026-11-26T11:50:00Z")), verdict.Window);
    }

    [Fact]
    public void After_a_restore_there_is_no_point_in_time_until_the_next_snapshot()
    {
        var facts = Continuous() with { Restores = [Restore("r1", "2026-11-26T09:40:00Z")] };

        var required = Assess(facts, Usual with { RequiresPointInTime = true });
        var usual = Assess(facts, Usual);

        const string obstacle = "a restore into the cluster has not been followed by a snapshot yet; Atlas takes the next one "
            + "at 2026-11-26T14:03:00Z";
        Assert.Equal([$"the cluster cannot be restored to a point in time: {obstacle}"], required.Reasons);
        Assert.Equal("s01", usual.RecoveryPoint?.Id);
        Assert.True(usual.IsReady, Reasons(usual));
        Assert.Equal([$"point in time is not counted: {obstacle}"], usual.Notes);
    }

    [Fact]
    public void A_snapshot_that_lacks_members_is_left_out()
    {
        var facts = Sharded(
            Snapshot("s1", At("2026-11-26T08:03:00Z")) with { MemberCount = 2 },
            Snapshot("s2", At("2026-11-26T02:02:00Z")) with { MemberCount = 4 });

        var verdict = Assess(facts, Usual);

        Assert.True(verdict.IsReady, Reasons(verdict));
        Assert.Equal(("s2", 35_880), (verdict.RecoveryPoint?.Id, Age(verdict)));
    }

    [Fact]
    public void Snapshots_from_before_a_shard_was_added_do_not_fit()
    {
        var facts = Sharded(Snapshot("s1", At("2026-11-26T08:03:00Z")) with { MemberCount = 3 });

        var verdict = Assess(facts, Usual with { MinRestoreWindowHours = 24 });

        Assert.Equal(
            ["the newest recovery point, of 2026-11-26T08:03:00Z, has 3 members, and the cluster needs 4 (3 shards): a "
                + "member is missing, or shards were added or removed since; Atlas takes the next one at "
                + "2026-11-26T14:03:00Z"],
            verdict.Reasons);
        Assert.False(Check(verdict, CheckName.Age).IsAssessed);
        Assert.False(Check(verdict, CheckName.RestoreWindow).IsAssessed);
    }

    [Fact]
    public void A_new_Flex_cluster_has_no_snapshot_yet()
    {
        var verdict = Assess(Flex(), Usual);

        Assert.Equal(
            ["there is no restorable snapshot; Atlas takes the next one at 2026-11-26T20:00:00Z"], verdict.Reasons);
    }

    [Fact]
    public void An_M0_cluster_is_not_looked_at_any_further()
    {
        var verdict = Assess(new BackupFacts(Cluster(ClusterKind.Free)), Usual with { MaxExportAgeHours = 24 });

        Assert.Equal(["M0 clusters have no backups; use a larger cluster"], verdict.Reasons);
        Assert.Single(verdict.Checks);
    }

    [Fact]
    public void An_older_snapshot_with_a_copy_counts_where_a_copy_is_demanded()
    {
        var facts = ReplicaSet().Each(snapshot => snapshot.Id == "s04"
            ? snapshot with { Moment = At("2026-11-25T18:02:00Z"), CopyRegions = ["EU_WEST_1"] }
            : snapshot);

        var verdict = Assess(facts, Usual with { CopyRegions = ["EU_WEST_1"] });

        Assert.True(verdict.IsReady, Reasons(verdict));
        Assert.Equal(("s04", 64_680), (verdict.RecoveryPoint?.Id, Age(verdict)));
    }

    [Fact]
    public void A_snapshot_that_expires_too_soon_is_named_with_its_end()
    {
        var facts = ReplicaSet().And(Snapshot("s29", At("2026-11-26T11:41:00Z")) with
        {
            Type = "onDemand",
            ExpiresAt = At("2026-11-27T11:43:00Z"),
        });
        var demands = Usual with { SnapshotType = "onDemand", RecoveryPointAfter = At("2026-11-26T11:30:00Z") };

        var strict = Assess(facts, demands with { MinRemainingHours = 48 });
        var usual = Assess(facts, demands);

        Assert.Equal(
            ["the newest recovery point is of 2026-11-26T11:41:00Z and expires at 2026-11-27T11:43:00Z, in less than 48 h; "
                + "Atlas takes the next one at 2026-11-26T14:03:00Z"],
            strict.Reasons);
        Assert.True(usual.IsReady, Reasons(usual));
    }

    [Fact]
    public void Where_backup_is_off_nothing_else_is_assessed()
    {
        var facts = ReplicaSet().With(cluster => cluster with { HasBackup = false });

        var verdict = Assess(facts, Usual with { MaxExportAgeHours = 24 });

        Assert.Equal(["backup is off for the cluster; turn it on, and take a snapshot"], verdict.Reasons);
        Assert.Equal(CheckName.BackupEnabled, verdict.Checks[^1].Name);
    }

    [Fact]
    public void A_paused_cluster_with_a_revoked_key_has_two_reasons()
    {
        var facts = ReplicaSet()
            .With(cluster => cluster with { IsPaused = true, KeyProvider = "AWS", IsKeyValid = false })
            .Each(snapshot => snapshot with { HasCustomerKey = true });

        var verdict = Assess(facts, Usual);

        Assert.Equal(
            [CheckName.ClusterState, CheckName.EncryptionKey],
            verdict.Checks.Where(check => !check.IsPassed).Select(check => check.Name));
        Assert.Equal("s01", verdict.RecoveryPoint?.Id);
    }

    [Fact]
    public void Failed_and_fallback_snapshots_and_an_old_export_are_named()
    {
        var facts = ReplicaSet() with
        {
            Snapshots =
            [
                new SnapshotFacts("s3", RecoveryPointKind.Snapshot, SnapshotState.Failed)
                {
                    RequestedAt = At("2026-11-26T08:00:00Z"),
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

        var verdict = Assess(facts, Usual with { NoFailureWithinHours = 24, MaxExportAgeHours = 24 });

        Assert.Equal(
            [
                "within 24 h there are failed or fallback snapshots: s2 (fallback, of 2026-11-26T08:30:00Z) and s3 (failed, "
                    + "of 2026-11-26T08:00:00Z)",
                "the newest successful export, e1, is of a snapshot of 2026-11-24T02:00:00Z, older than 24 h",
            ],
            verdict.Reasons);
        Assert.Equal("s1", verdict.RecoveryPoint?.Id);
        Assert.Equal(["the newer export e2 failed: access denied"], verdict.Notes);
    }

    [Fact]
    public void Restore_jobs_that_were_not_read_only_lead_to_a_note()
    {
        var verdict = Assess(Continuous() with { Restores = null }, Usual);

        Assert.True(verdict.IsReady, Reasons(verdict));
        Assert.Equal("s01", verdict.RecoveryPoint?.Id);
        Assert.StartsWith("point in time is not counted: the restore jobs were not read", Assert.Single(verdict.Notes));
    }

    [Fact]
    public void Snapshots_from_before_the_cluster_had_its_own_key_do_not_fit()
    {
        var facts = ReplicaSet().With(cluster => cluster with { KeyProvider = "AWS", IsKeyValid = true });

        var verdict = Assess(facts, Usual);

        Assert.Equal(
            ["no snapshot was taken under the cluster's own key yet; Atlas takes the next one at 2026-11-26T14:03:00Z"],
            verdict.Reasons);
        Assert.True(Check(verdict, CheckName.EncryptionKey).IsPassed);
        Assert.False(Check(verdict, CheckName.Age).IsAssessed);
    }

    [Fact]
    public void Snapshots_of_a_later_version_do_not_fit_after_a_downgrade()
    {
        var facts = ReplicaSet().Each(snapshot => snapshot with { Version = new MongoVersion(8, 2) });

        var verdict = Assess(facts, Usual);

        Assert.Equal(
            ["the newest recovery point, of 2026-11-26T08:03:00Z, is of MongoDB 8.2 and cannot be restored into 8.0; Atlas "
                + "takes the next one at 2026-11-26T14:03:00Z"],
            verdict.Reasons);
    }

    [Fact]
    public void Of_two_windows_the_longer_one_counts()
    {
        var facts = Continuous() with
        {
            Schedule = new ScheduleFacts { NextSnapshot = At("2026-11-26T14:03:00Z"), RestoreWindowDays = 2 },
        };

        var verdict = Assess(facts, Usual with { MinRestoreWindowHours = 120 });

        Assert.True(verdict.IsReady, Reasons(verdict));
        Assert.False(verdict.Window?.IsPointInTime);
    }

    [Fact]
    public void A_restore_to_another_cluster_is_a_test_and_a_download_is_none()
    {
        var facts = ReplicaSet() with
        {
            Restores =
            [
                Restore("r1", "2026-11-20T10:00:00Z") with { TargetCluster = "staging" },
                new RestoreFacts("r2") { FinishedAt = At("2026-11-25T10:00:00Z") },
            ],
        };

        var ready = Assess(facts, Usual with { MaxRestoreTestAgeHours = 168 });
        var late = Assess(facts, Usual with { MaxRestoreTestAgeHours = 100 });

        Assert.True(ready.IsReady, Reasons(ready));
        Assert.Equal(
            "the newest successful restore, job r1, ended at 2026-11-20T10:00:00Z",
            Check(ready, CheckName.RestoreTest).Message);
        Assert.Equal(
            ["the newest successful restore, job r1, ended at 2026-11-20T10:00:00Z, more than 100 h ago; restore a snapshot "
                + "to try it"],
            late.Reasons);
    }

    private static Verdict Assess(BackupFacts facts, Demands demands) => ReadinessRules.Assess(facts, demands, Now);

    private static Check Check(Verdict verdict, CheckName name) => verdict.Checks.Single(check => check.Name == name);

    private static int? Age(Verdict verdict) =>
        verdict.RecoveryPoint is { } point ? (int)(Now - point.Moment).TotalSeconds : null;

    private static string Reasons(Verdict verdict) => string.Join("; ", verdict.Checks.Where(c => !c.IsPassed));
}
