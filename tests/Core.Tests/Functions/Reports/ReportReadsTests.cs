using AtlasBackup.Core.Tests.Functions.Composed;
using AtlasBackup.Core.Values;
using static AtlasBackup.Core.Tests.Functions.Reports.ReportAtlas;

namespace AtlasBackup.Core.Tests.Functions.Reports;

public sealed class ReportReadsTests
{
    [Theory]
    [InlineData("")]
    [InlineData(Continuous)]
    public async Task Reads_everything_of_a_replica_set_once(string more)
    {
        var atlas = Prod(more);

        await atlas.ReportAsync(("maxExportAgeHours", InputValue.Of(24)));

        Assert.Equal(
            [
                "clusters", ShopAtlas.Exports, ShopAtlas.Restores, ShopAtlas.Schedule, ShopAtlas.Snapshots,
                "flexClusters",
            ],
            atlas.Requests);
    }

    [Fact]
    public async Task Reads_the_snapshots_and_restore_jobs_of_a_Flex_cluster()
    {
        var atlas = Flex();

        await atlas.ReportAsync();

        Assert.Equal(["clusters", "flexClusters", FlexRestores, FlexSnapshots], atlas.Requests);
    }

    [Fact]
    public async Task Reads_the_snapshots_checkpoints_and_restore_jobs_of_a_cluster_on_Legacy_Backup()
    {
        var atlas = Legacy();

        await atlas.ReportAsync(("clusterKinds", Texts("legacy")));

        Assert.Equal(
            ["clusters", ShopAtlas.Checkpoints, LegacyRestores, ShopAtlas.LegacySnapshots, "flexClusters"],
            atlas.Requests);
    }

    [Fact]
    public async Task Reads_nothing_more_of_a_cluster_without_backups()
    {
        var atlas = Legacy();

        var report = await atlas.ReportOnOneAsync();

        Assert.Equal(["clusters", "flexClusters"], atlas.Requests);
        Assert.Equal("backupEnabled", report.Object("readiness")?.Objects("checks").Last().Text("name"));
        Assert.Empty(report.Texts("notes"));
    }

    [Fact]
    public async Task Says_that_it_read_nothing_of_a_kind_that_is_not_accepted()
    {
        var atlas = Flex();

        var report = await atlas.ReportOnOneAsync(("clusterKinds", Texts("replicaSet")));

        Assert.Equal(["clusters", "flexClusters"], atlas.Requests);
        Assert.Equal(
            ["the backups were not read: the kind of the cluster is not accepted"], report.Texts("notes"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Says_which_role_is_missing_for_what_the_verdict_does_not_need(int status)
    {
        var atlas = Prod()
            .Refuse(ShopAtlas.Restores, status, "USER_UNAUTHORIZED")
            .Refuse(ShopAtlas.Exports, status, "USER_UNAUTHORIZED");

        var report = await atlas.ReportOnOneAsync();

        Assert.True(report.Object("readiness")?.Flag("ready"));
        Assert.Empty(report.Objects("restores"));
        Assert.Empty(report.Objects("exports"));
        Assert.Equal(
            [
                "the restore jobs could not be read: Project Backup Manager or Project Backup Recovery Operator in the "
                + "project is required",
                "the exports could not be read: Project Backup Manager in the project is required",
            ],
            report.Texts("notes"));
    }

    [Fact]
    public async Task Asks_once_for_restore_jobs_that_the_verdict_can_do_without()
    {
        var atlas = Prod(Continuous).Refuse(ShopAtlas.Restores, 403, "USER_UNAUTHORIZED");

        var report = await atlas.ReportOnOneAsync();

        Assert.Single(atlas.Requests, ShopAtlas.Restores);
        Assert.Empty(report.Objects("pointInTimeWindows"));
    }

    [Fact]
    public async Task Says_that_Atlas_does_not_monitor_the_cluster_while_it_refuses_the_exports()
    {
        var atlas = Prod().Refuse(ShopAtlas.Exports, 409, "CANNOT_GET_BACKUP_CONFIG_INVALID_STATE");

        var report = await atlas.ReportOnOneAsync();

        Assert.Equal(
            ["the exports could not be read: Atlas does not monitor the cluster at the moment"], report.Texts("notes"));
    }

    [Theory]
    [InlineData(ShopAtlas.Restores, "requirePointInTime")]
    [InlineData(ShopAtlas.Snapshots, "allowPaused")]
    public async Task Ends_as_an_error_where_Atlas_refuses_what_the_verdict_needs(string path, string demand)
    {
        var atlas = Prod(Continuous).Refuse(path, 403, "USER_UNAUTHORIZED");

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => atlas.ReportAsync((demand, InputValue.Of(true))));

        Assert.Equal(FailureKind.PermissionDenied, failure.Kind);
        Assert.StartsWith("cluster 'prod': ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_as_an_error_where_a_list_cannot_be_complete()
    {
        var atlas = Prod().Refuse(ShopAtlas.Exports, 500, "UNEXPECTED_ERROR");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.ReportAsync());

        Assert.StartsWith("cluster 'prod': Atlas answered 500", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_nothing_more_while_Atlas_does_not_monitor_the_cluster()
    {
        var atlas = Prod().Refuse(ShopAtlas.Snapshots, 409, "CANNOT_GET_BACKUP_CONFIG_INVALID_STATE");

        var report = await atlas.ReportOnOneAsync();

        Assert.Equal("clusterState", report.Object("readiness")?.Objects("checks").Last().Text("name"));
        Assert.DoesNotContain(ShopAtlas.Exports, atlas.Requests);
    }
}
