using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Core.Values;
using static AtlasBackup.Core.Tests.Functions.Readiness.JsonFacts;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>What Atlas does not say, or says in a way that is not documented, never makes a cluster ready.</summary>
public sealed class UnknownFactTests
{
    [Fact]
    public void The_complete_facts_are_ready()
    {
        Assert.Empty(Reasons(Of(), new Demands
        {
            RequiresPointInTime = true,
            MaxRestoreTestAgeHours = 24,
            NoFailureWithinHours = 24,
        }));
    }

    [Theory]
    [InlineData("stateName")]
    [InlineData("paused")]
    [InlineData("backupEnabled")]
    [InlineData("mongoDBVersion")]
    public void A_cluster_lacks_a_property(string property)
    {
        Assert.NotEmpty(Reasons(Of(cluster: Cluster.Without(property)), new Demands()));
    }

    [Fact]
    public void A_cluster_of_an_unknown_type_is_an_error()
    {
        var failure = Assert.Throws<ProviderException>(() => Of(cluster: Cluster.With("clusterType", "\"LATER\"")));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.Equal("the cluster 'prod' is of the unknown type 'LATER'.", failure.Message);
        Assert.Throws<ProviderException>(() => Of(cluster: Cluster.Without("clusterType")));
    }

    [Fact]
    public void Whether_a_cluster_is_paused_need_not_be_known_where_it_may_be()
    {
        Assert.Empty(Reasons(Of(cluster: Cluster.Without("paused")), new Demands { AllowsPaused = true }));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("snapshotType")]
    [InlineData("type")]
    [InlineData("createdAt")]
    [InlineData("mongodVersion")]
    public void A_snapshot_lacks_a_property(string property)
    {
        Assert.NotEmpty(Reasons(Of(snapshot: Snapshot.Without(property)), new Demands()));
    }

    [Theory]
    [InlineData("status", "\"later\"")]
    [InlineData("snapshotType", "\"later\"")]
    [InlineData("type", "\"later\"")]
    [InlineData("createdAt", "\"10:00\"")]
    [InlineData("createdAt", "\"26 November 2026\"")]
    [InlineData("expiresAt", "\"never\"")]
    [InlineData("expiresAt", "\"2026-12-32T10:00:00Z\"")]
    [InlineData("mongodVersion", "\"eight\"")]
    [InlineData("masterKeyUUID", "\"7b3c1f00-0000-4000-8000-0000000000aa\"")]
    public void A_snapshot_has_a_value_that_is_not_documented(string property, string value)
    {
        Assert.NotEmpty(Reasons(Of(snapshot: Snapshot.With(property, value)), new Demands()));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("snapshotType")]
    public void A_snapshot_that_may_have_failed_counts_as_failed(string property)
    {
        var facts = Of() with
        {
            Snapshots = [.. Of().Snapshots, .. Of(snapshot: Snapshot.Without(property)).Snapshots],
        };

        Assert.Single(Reasons(facts, new Demands { NoFailureWithinHours = 24 }));
    }

    [Fact]
    public void A_snapshot_that_may_be_a_fallback_counts_where_fallbacks_do()
    {
        Assert.Empty(Reasons(
            Of(snapshot: Snapshot.Without("snapshotType")), new Demands { AllowsFallbackSnapshots = true }));
    }

    [Theory]
    [InlineData("targetClusterName")]
    [InlineData("deliveryType")]
    [InlineData("finishedAt")]
    public void A_restore_that_may_be_into_the_cluster_interrupts_the_point_in_time(string property)
    {
        var restore = Restore.With("targetClusterName", "\"prod\"").Without(property);

        Assert.Single(Reasons(Of(restore: restore), new Demands { RequiresPointInTime = true }));
    }

    [Theory]
    [InlineData("deliveryType")]
    [InlineData("finishedAt")]
    [InlineData("failed")]
    [InlineData("cancelled")]
    [InlineData("expired")]
    public void A_restore_that_may_have_failed_is_no_test(string property)
    {
        Assert.Single(Reasons(Of(restore: Restore.Without(property)), new Demands { MaxRestoreTestAgeHours = 24 }));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{ "zoneId": "z1", "regionConfigs": [] }]""")]
    [InlineData("""[{ "zoneId": "z1", "regionConfigs": [{ "providerName": "AWS" }] }]""")]
    public void No_copy_is_elsewhere_where_the_regions_are_not_known(string specs)
    {
        var snapshot = Snapshot.With("copyRegions", """["EU_WEST_1"]""");
        var demands = new Demands { RequiresCopy = true };

        Assert.Empty(Reasons(Of(snapshot: snapshot), demands));
        Assert.Single(Reasons(Of(Cluster.With("replicationSpecs", specs), snapshot), demands));
    }

    [Fact]
    public void A_region_that_the_cluster_is_moving_to_is_no_other_region()
    {
        var cluster = Cluster.With(
            "effectiveReplicationSpecs", """[{ "regionConfigs": [{ "regionName": "EU_WEST_1" }] }]""");

        Assert.Single(Reasons(
            Of(cluster, Snapshot.With("copyRegions", """["EU_WEST_1"]""")), new Demands { RequiresCopy = true }));
    }

    [Theory]
    [InlineData("""[{ "zoneId": "z1" }]""", true)]
    [InlineData("""[{ "zoneId": "z1" }, {}]""", false)]
    [InlineData("""[{ "zoneId": "z1" }, { "zoneId": "z2" }]""", false)]
    [InlineData("[]", false)]
    public void A_point_in_time_has_a_copy_where_the_oplog_of_every_zone_has_one(string specs, bool isReady)
    {
        var schedule = Schedule.With("copySettings", """
            [{ "zoneId": "z1", "regionName": "EU_WEST_1", "shouldCopyOplogs": true },
             { "regionName": "EU_WEST_1", "shouldCopyOplogs": true }]
            """);
        var facts = Of(
            Cluster.With("replicationSpecs", specs),
            Snapshot.With("copyRegions", """["EU_WEST_1"]"""),
            schedule: schedule);

        var reasons = Reasons(facts, new Demands { CopyRegions = ["EU_WEST_1"], MaxAgeHours = 1 });

        Assert.Equal(isReady, reasons.Count == 0);
    }

    [Theory]
    [InlineData("1000000000")]
    [InlineData("1e300")]
    [InlineData("-1e300")]
    [InlineData("0.5")]
    public void A_restore_window_of_any_length_gives_a_verdict(string days)
    {
        Reasons(Of(schedule: Schedule.With("restoreWindowDays", days)), new Demands { RequiresPointInTime = true });
    }

    private static IReadOnlyList<string> Reasons(BackupFacts facts, Demands demands) =>
        ReadinessRules.Assess(facts, demands, States.Now).Reasons;
}
