using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator.World;

public sealed class WorldChangeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fixes_the_clock_at_the_time_of_the_options_and_sends_it_as_Date()
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);

        using var response = await reads.GetAsync($"/api/atlas/v2/groups/{WorldData.WebshopId}/clusters/prod");

        Assert.Equal(WorldFixture.Noon, response.Headers.Date);
        Assert.Equal(WorldFixture.Noon, atlas.Now);
    }

    [Fact]
    public async Task Deletes_what_expires_and_plans_the_next_snapshot_when_the_clock_moves()
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);
        var before = await reads.ListAsync(WorldData.Production, "backup/snapshots");

        atlas.Change(Change(WorldKind.Clock, null, """{"now":"+6d"}"""));

        var after = await reads.ListAsync(WorldData.Production, "backup/snapshots");
        var schedule = await reads.OfAsync(WorldData.Production, "backup/schedule");
        Assert.Equal((28, 4), (before.Count, after.Count));
        Assert.Equal("2026-12-02T14:03:00Z", (string?)schedule["nextSnapshot"]);
    }

    [Fact]
    public async Task Removes_the_links_of_a_download_when_it_expires()
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);

        Assert.Contains(await DownloadsAsync(), job => job.Links > 0 && !job.Expired);
        atlas.Change(Change(WorldKind.Clock, null, """{"now":"+1h"}"""));
        Assert.DoesNotContain(await DownloadsAsync(), job => job.Links > 0);

        async Task<IEnumerable<(bool Expired, int Links)>> DownloadsAsync() =>
            (await reads.ListAsync(WorldData.Orders, "backup/restoreJobs")).Select(
                job => ((bool)job["expired"]!, job["deliveryUrl"]!.AsArray().Count));
    }

    [Fact]
    public async Task Adds_changes_and_removes_objects_on_request()
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);

        var status = await PostAsync(atlas, """
            [
              { "kind": "snapshot", "cluster": "prod", "remove": true },
              { "kind": "snapshot", "cluster": "prod", "add": { "createdAt": "-2h", "mongodVersion": "8.0.12" } },
              { "kind": "snapshot", "cluster": "prod", "add": { "id": "-1m", "status": "inProgress" } },
              {
                "kind": "snapshot",
                "cluster": "prod",
                "nth": 0,
                "change": { "status": "completed", "createdAt": "now" }
              },
              { "kind": "cluster", "cluster": "prod", "change": { "paused": true, "mongoDBVersion": "8.2.1" } },
              { "kind": "encryption", "change": { "awsKms": { "valid": false } } }
            ]
            """);

        var cluster = await reads.OfAsync(WorldData.Production);
        var snapshots = await reads.ListAsync(WorldData.Production, "backup/snapshots");
        var keys = await reads.OfProjectAsync("encryptionAtRest");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["2026-11-26T12:00:00Z", "2026-11-26T10:00:00Z"], snapshots.Select(one => (string?)one["createdAt"]));
        Assert.Equal((true, "8.2.1"), ((bool)cluster["paused"]!, (string?)cluster["mongoDBVersion"]));
        Assert.Equal((true, false), ((bool)keys["awsKms"]!["enabled"]!, (bool)keys["awsKms"]!["valid"]!));
    }

    [Theory]
    [InlineData("""[{ "kind": "snapshot", "cluster": "no-such-cluster", "remove": true }]""")]
    [InlineData("""[{ "kind": "snapshot", "cluster": "prod", "nth": 99, "remove": true }]""")]
    [InlineData("""[{ "kind": "snapshot", "cluster": "prod", "change": { "staus": "failed" } }]""")]
    [InlineData("""[{ "kind": "snapshots", "cluster": "prod" }]""")]
    [InlineData("""[{ "kind": "snapshot", "cluster": "prod" }]""")]
    public async Task Refuses_a_change_that_cannot_be_applied(string changes)
    {
        await using var atlas = await StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(atlas, changes));
    }

    [Theory]
    [InlineData(WorldKind.Snapshot, "prod", "clusters/prod/backup/snapshots")]
    [InlineData(WorldKind.RestoreJob, "prod", "clusters/prod/backup/restoreJobs")]
    [InlineData(WorldKind.Export, "prod", "clusters/prod/backup/exports")]
    [InlineData(WorldKind.CollectionRestore, "prod", "clusters/prod/collectionRestoreJobs")]
    [InlineData(WorldKind.Bucket, null, "backup/exportBuckets")]
    [InlineData(WorldKind.PrivateEndpoint, null, "backup/AWS/privateEndpoints")]
    [InlineData(WorldKind.FlexSnapshot, "preview", "flexClusters/preview/backup/snapshots")]
    [InlineData(WorldKind.FlexRestoreJob, "preview", "flexClusters/preview/backup/restoreJobs")]
    [InlineData(WorldKind.Checkpoint, "ledger", "clusters/ledger/backupCheckpoints")]
    [InlineData(WorldKind.LegacySnapshot, "ledger", "clusters/ledger/snapshots")]
    [InlineData(WorldKind.LegacyRestoreJob, "ledger", "clusters/ledger/restoreJobs", """{"delivery":{}}""")]
    public async Task Adds_objects_of_every_kind(WorldKind kind, string? cluster, string path, string properties = "{}")
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);
        var before = (int)(await reads.OfProjectAsync(path))["totalCount"]!;

        atlas.Change(new WorldChange
        {
            Kind = kind,
            Cluster = cluster,
            Add = JsonNode.Parse(properties)?.AsObject(),
        });

        Assert.Equal(before + 1, (int)(await reads.OfProjectAsync(path))["totalCount"]!);
    }

    [Fact]
    public async Task Sets_and_removes_single_objects()
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);
        atlas.Change(
            Change(WorldKind.Schedule, "prod", """{"restoreWindowDays":3}"""),
            Change(WorldKind.CompliancePolicy, null, """{"state":"UPDATING"}"""),
            Change(WorldKind.LegacySchedule, "ledger", """{"snapshotIntervalHours":12}"""));

        Assert.Equal(3, (int)(await reads.OfAsync("prod", "backup/schedule"))["restoreWindowDays"]!);
        Assert.Equal("UPDATING", (string?)(await reads.OfProjectAsync("backupCompliancePolicy"))["state"]);
        Assert.Equal(12, (int)(await reads.OfAsync("ledger", "snapshotSchedule"))["snapshotIntervalHours"]!);
        atlas.Change(new WorldChange { Kind = WorldKind.CompliancePolicy, Remove = true });
        Assert.Null((await reads.OfProjectAsync("backupCompliancePolicy"))["state"]);
    }

    [Fact]
    public async Task Adds_clusters_and_projects()
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);
        atlas.Change(
            Change(WorldKind.Cluster, "fresh", null) with { Add = [] },
            Change(WorldKind.FlexCluster, "fresh-flex", null) with { Add = [] },
            new WorldChange { Kind = WorldKind.Project, Project = "another", Add = [] });

        Assert.Equal("fresh", (string?)(await reads.OfAsync("fresh"))["name"]);
        Assert.NotNull((await reads.OfAsync("fresh", "backup/schedule"))["nextSnapshot"]);
        Assert.Equal("fresh-flex", (string?)(await reads.OfFlexAsync("fresh-flex"))["name"]);
        using var project = await reads.GetAsync("/api/atlas/v2/groups/byName/another");
        Assert.Equal(HttpStatusCode.OK, project.StatusCode);
    }

    [Fact]
    public async Task Limits_each_endpoint_set_as_Atlas_documents_it()
    {
        var options = new SimulatorOptions { UsesAtlasLimits = true };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, Cancellation);
        using var reads = new WorldReads(atlas);
        const string Cluster = $"/api/atlas/v2/groups/{WorldData.WebshopId}/clusters/prod";

        using var cluster = await reads.GetAsync(Cluster);
        using var backup = await reads.GetAsync($"{Cluster}/backup/snapshots");
        using var collections = await reads.GetAsync($"{Cluster}/collectionRestoreJobs");

        Assert.Equal(["10000", "1200", null], new[] { cluster, backup, collections }.Select(
            response => response.Headers.TryGetValues("RateLimit-Limit", out var values) ? values.Single() : null));
    }

    [Fact]
    public async Task Counts_searches_for_projects_against_the_limit_of_the_user()
    {
        var options = new SimulatorOptions { UsesAtlasLimits = true, Time = new SetTime() };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, Cancellation);
        using var reads = new WorldReads(atlas);

        var left = new List<string>();
        foreach (var path in new[] { "groups/byName/webshop", "groups/byName/payments", "groups" })
        {
            using var response = await reads.GetAsync($"/api/atlas/v2/{path}");
            left.AddRange(response.Headers.GetValues("RateLimit-Remaining"));
        }

        Assert.Equal(["1199", "1198", "1197"], left);
    }

    [Fact]
    public async Task Gives_the_closest_snapshot_before_a_moment()
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);
        var moment = WorldFixture.Noon.AddHours(-12).ToUnixTimeSeconds();

        var byTime = await reads.ListAsync(WorldData.Production, $"backup/snapshots?pointInTimeUtcSeconds={moment}");
        var byOplog = await reads.ListAsync(WorldData.Production, $"backup/snapshots?oplogTs={moment}&oplogInc=1");

        Assert.Equal("2026-11-25T18:02:00Z", (string?)Assert.Single(byTime)["createdAt"]);
        Assert.Equal((string?)byTime[0]["id"], (string?)Assert.Single(byOplog)["id"]);
    }

    [Fact]
    public async Task Lists_deleted_clusters_only_on_request_and_as_many_Flex_restore_jobs_as_were_recorded()
    {
        await using var atlas = await StartAsync();
        using var reads = new WorldReads(atlas);

        var clusters = await reads.OfProjectAsync("clusters");
        var all = await reads.OfProjectAsync("clusters?includeDeletedWithRetainedBackups=true");
        var jobs = await reads.OfFlexAsync(WorldData.Development, "backup/restoreJobs?pageNum=22");

        Assert.Equal(
            ["retired"],
            Names(all).Except(Names(clusters)));
        Assert.Equal((2_160, 60), ((int)jobs["totalCount"]!, jobs["results"]!.AsArray().Count));
        Assert.All(
            jobs["results"]!.AsArray().Where(job => (string?)job!["status"] == "FAILED"),
            job => Assert.NotNull(job!["restoreFinishedDate"]));

        static IEnumerable<string?> Names(JsonNode list) =>
            list["results"]!.AsArray().Select(cluster => (string?)cluster!["name"]);
    }

    private static Task<AtlasSimulatorServer> StartAsync() =>
        AtlasSimulatorServer.StartAsync(new SimulatorOptions { Now = WorldFixture.Noon }, Cancellation);

    private static WorldChange Change(WorldKind kind, string? cluster, string? properties) => new()
    {
        Kind = kind,
        Cluster = cluster,
        Change = properties is null ? null : JsonNode.Parse(properties)?.AsObject(),
    };

    private static async Task<HttpStatusCode> PostAsync(AtlasSimulatorServer atlas, string changes)
    {
        using var client = new HttpClient();
        using var content = new StringContent(changes, Encoding.UTF8, "application/json");
        var address = new Uri($"{atlas.BaseUrl}/_simulator/world");
        using var response = await client.PostAsync(address, content, Cancellation);
        return response.StatusCode;
    }
}
