using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Tests.Functions.Composed;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Core.Tests.Functions.Reports.ReportAtlas;

namespace AtlasBackup.Core.Tests.Functions.Reports;

public sealed class ProjectReportTests
{
    private const string OldRestore = "69554cb00000000000000001";

    private static readonly string Trial =
        ShopAtlas.ClusterOf("trial").Replace("\"AWS\"", "\"TENANT\"", StringComparison.Ordinal);

    [Fact]
    public async Task Has_the_verdict_of_the_project_and_of_each_cluster()
    {
        var atlas = Of(ShopAtlas.ClusterOf("prod"), ShopAtlas.ClusterOf("old"), Trial)
            .Set("clusters/old/backup/snapshots", ShopAtlas.List())
            .Set("clusters/old/backup/schedule", """{ "restoreWindowDays": 7 }""")
            .Set("clusters/old/backup/restoreJobs", ShopAtlas.List())
            .Set("clusters/old/backup/exports", ShopAtlas.List());

        var report = await atlas.ReportAsync();
        var verdict = await atlas.RunAsync("getProjectBackupReadiness");

        Assert.Equal(("2026-01-01T12:00:00Z", Calls.GroupId), (report.Text("assessedAt"), report.Text("groupId")));
        Assert.Equal((false, 1, 1, 1), Counts(report));
        Assert.Equal(Counts(verdict), Counts(report));
        Assert.Equal(verdict.Texts("reasons"), report.Texts("reasons"));
        Assert.Equal(
            verdict.Objects("results").Select(one => (one.Text("clusterName"), one.Flag("ready"))),
            report.Objects("clusters").Select(one => one.Object("readiness"))
                .Select(one => (one?.Text("clusterName"), one?.Flag("ready"))));
    }

    [Fact]
    public async Task Names_the_skipped_clusters_with_the_reason()
    {
        var report = await Of(ShopAtlas.ClusterOf("prod"), Trial).ReportAsync(("excludeClusterNames", Texts("prod")));

        Assert.Equal(
            [
                ("replicaSet", "prod", "it is excluded"),
                ("free", "trial", "it is an M0 cluster, which has no backups"),
            ],
            report.Objects("skipped").Select(one => (one.Text("clusterKind"), one.Text("clusterName"), one.Text("reason"))));
        Assert.Equal(["no cluster was judged"], report.Texts("reasons"));
    }

    [Fact]
    public async Task Names_the_project_that_was_given_by_its_name()
    {
        var named = await Prod().ReportAsync(("projectName", InputValue.Of("shop")));
        var unnamed = await Prod().ReportAsync();

        Assert.Equal(("shop", Calls.GroupId), (named.Text("projectName"), named.Text("groupId")));
        Assert.Null(unnamed.Text("projectName"));
    }

    [Fact]
    public async Task Lists_snapshots_of_every_status_with_the_newest_last()
    {
        var atlas = Prod().Set(ShopAtlas.Snapshots, ShopAtlas.List(
            ShopAtlas.Snapshot("08:00:00", "650000000000000000000003", """, "copyRegions": ["US_EAST_1", "EU_WEST_2"], "frequencyType": "daily" """),
            """{ "id": "69565c800000000000000004", "status": "inProgress", "snapshotType": "onDemand" }""",
            ShopAtlas.Snapshot("02:00:00", "650000000000000000000002"),
            """{ "id": "650000000000000000000001", "status": "failed", "createdAt": "2026-01-01T05:00:00Z", "expiresAt": "soon" }"""));

        var report = await atlas.ReportOnOneAsync();

        Assert.Equal(
            [
                "cloud completed scheduled - 2026-01-01T02:00:00Z to 2026-01-08T00:00:00Z",
                "cloud failed - - 2026-01-01T05:00:00Z to -",
                "cloud completed scheduled daily 2026-01-01T08:00:00Z to 2026-01-08T00:00:00Z EU_WEST_2 US_EAST_1",
                "cloud inProgress onDemand - 2026-01-01T11:37:36Z to -",
            ],
            report.Objects("snapshots").Select(Text));
    }

    [Fact]
    public async Task Has_the_windows_of_the_verdict_and_a_hole_before_them()
    {
        var atlas = Prod(Continuous)
            .Set(ShopAtlas.Snapshots, ShopAtlas.List(
                ShopAtlas.Snapshot("08:00:00"), ShopAtlas.Snapshot("02:00:00", "650000000000000000000002")))
            .Set(ShopAtlas.Restores, ShopAtlas.List(Restore("6955fb100000000000000001", "2026-01-01T05:00:00Z")));

        var report = await atlas.ReportOnOneAsync();

        Assert.Equal(
            ["2026-01-01T02:00:00Z to 2026-01-01T04:41:52Z", "2026-01-01T08:00:00Z to 2026-01-01T11:50:00Z"],
            report.Objects("pointInTimeWindows").Select(window => $"{window.Text("start")} to {window.Text("end")}"));
    }

    [Fact]
    public async Task Has_the_windows_also_where_the_verdict_counts_snapshots_only()
    {
        var report = await Prod(Continuous).ReportOnOneAsync(("snapshotType", InputValue.Of("scheduled")));
        var interrupted = await Prod(Continuous)
            .Set(ShopAtlas.Restores, ShopAtlas.List(Restore(OldRestore, "2026-01-01T09:00:00Z")))
            .ReportOnOneAsync(("snapshotType", InputValue.Of("scheduled")));

        Assert.Single(report.Objects("pointInTimeWindows"));
        Assert.Empty(interrupted.Objects("pointInTimeWindows"));
        Assert.StartsWith(
            "there is no restore to a point in time: a restore into the cluster has not been followed by a snapshot yet",
            Assert.Single(interrupted.Texts("notes")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_exports_and_names_the_successful_one_of_the_newest_snapshot()
    {
        var atlas = Prod().Set(ShopAtlas.Exports, ShopAtlas.List(
            Export("650000000000000000000009", "2026-01-01T10:00:00Z", "Failed"),
            Export("650000000000000000000008", "2026-01-01T09:00:00Z", snapshot: "650000000000000000000001"),
            Export("650000000000000000000007", "2026-01-01T09:30:00Z", snapshot: "640000000000000000000001"),
            """{ "id": "650000000000000000000006", "createdAt": "2026-01-01T01:00:00Z" }"""));

        var report = await atlas.ReportOnOneAsync();

        Assert.Equal(["Unknown", "Successful", "Successful", "Failed"], report.Objects("exports").Select(one => one.Text("state")));
        Assert.Equal("650000000000000000000008", report.Object("lastExport")?.Text("id"));
    }

    [Fact]
    public async Task Lists_the_backups_of_a_Flex_cluster()
    {
        var report = await Flex().ReportOnOneAsync();

        Assert.Equal(
            ["flex completed - - 2026-01-01T06:00:00Z to 2026-01-09T06:00:00Z"],
            report.Objects("snapshots").Select(Text));
        Assert.Equal(
            ("2026-01-01T07:00:00Z", "2026-01-01T07:20:00Z", "automated", "succeeded"),
            Assert.Single(report.Objects("restores").Select(one => (
                one.Text("createdAt"), one.Text("finishedAt"), one.Text("deliveryType"), one.Text("state")))));
    }

    [Fact]
    public async Task Lists_the_backups_of_a_cluster_on_Legacy_Backup()
    {
        var report = await Legacy().ReportOnOneAsync(("clusterKinds", Texts("legacy")));

        Assert.Equal(
            ["checkpoint completed - - 2026-01-01T05:00:00Z to -", "legacy completed - - 2026-01-01T06:00:00Z to -"],
            report.Objects("snapshots").Select(Text));
        Assert.Equal(["succeeded"], report.Objects("restores").Select(one => one.Text("state")));
    }

    [Fact]
    public async Task Says_how_many_items_have_no_time()
    {
        var atlas = Prod()
            .Set(ShopAtlas.Snapshots, ShopAtlas.List(
                ShopAtlas.Snapshot("08:00:00"), """{ "id": "a", "status": "queued" }"""))
            .Set(ShopAtlas.Restores, ShopAtlas.List("""{ "id": "b" }""", """{ "id": "c" }"""));

        var report = await atlas.ReportOnOneAsync();

        Assert.Equal(
            ["1 snapshot without a time is not listed", "2 restore jobs without a time are not listed"],
            report.Texts("notes"));
    }

    [Fact]
    public async Task Says_that_it_had_to_use_the_clock_of_this_machine()
    {
        var atlas = On(new ShopAtlas { Date = null }, ShopAtlas.ClusterOf("prod"));

        var report = await atlas.ReportAsync();

        Assert.Equal("2026-01-01T00:00:00Z", report.Text("assessedAt"));
        Assert.Equal(
            ["Atlas did not say what time it is: the clock of this machine was used"], report.Texts("notes"));
    }

    [Fact]
    public async Task Writes_every_declared_output_once()
    {
        var atlas = Prod(Continuous)
            .Set(ShopAtlas.Restores, ShopAtlas.List(Restore(OldRestore, "2026-01-01T05:00:00Z")))
            .Set(ShopAtlas.Exports, ShopAtlas.List(Export("650000000000000000000001", "2026-01-01T09:00:00Z")));
        using var writer = new CheckingWriter();

        await atlas.RunAsync(writer, Function, isPreview: false, TestContext.Current.CancellationToken);

        Assert.Contains("ready: true", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seals_what_repeats_a_secret_argument()
    {
        var atlas = Prod();
        using var writer = new CheckingWriter();

        await atlas.RunAsync(
            writer,
            Function,
            isPreview: false,
            TestContext.Current.CancellationToken,
            ("projectName", InputValue.Of("shop") with { IsSecret = true }));

        Assert.Contains("projectName: secret(\"shop\")", writer.ToString(), StringComparison.Ordinal);
    }

    private static (bool? Ready, int? Yes, int? No, int? Skipped) Counts(OutputObject outputs) => (
        outputs.Flag("ready"), outputs.Integer("readyCount"), outputs.Integer("notReadyCount"),
        outputs.Integer("skippedCount"));

    private static string Text(OutputObject snapshot) => string.Join(
        ' ',
        [
            snapshot.Text("kind"), snapshot.Text("status"), snapshot.Text("snapshotType") ?? "-",
            snapshot.Text("frequencyType") ?? "-", snapshot.Text("createdAt"), "to", snapshot.Text("expiresAt") ?? "-",
            .. snapshot.Texts("copyRegions"),
        ]);
}
