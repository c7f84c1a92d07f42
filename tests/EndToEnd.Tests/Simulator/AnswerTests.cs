using System.Net;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

public sealed class AnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/vnd.atlas.2022-12-31+json")]
    [InlineData("application/vnd.atlas.2023-13-01+json")]
    [InlineData("application/json")]
    public async Task Refuses_a_version_that_never_existed(string accept)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        using var request = new HttpRequestMessage(HttpMethod.Get, AtlasClient.Checkpoint);
        request.Headers.Add("Accept", accept);

        var error = await AtlasClient.JsonAsync(await client.SendAsync(request));

        Assert.Equal(
            """{"detail":"Invalid accept header or version date.","error":"""
            + """406,"errorCode":"INVALID_VERSION_DATE","parameters":[],"reason":"Not Acceptable"}""",
            error.ToJsonString());
    }

    [Fact]
    public async Task Answers_a_later_date_in_the_newest_version_before_it()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        using var response = await client.GetAsync(AtlasClient.Checkpoint);

        var type = response.Content.Headers.ContentType;
        Assert.Equal(("application/vnd.atlas.2023-01-01+json", "utf-8"), (type?.MediaType, type?.CharSet));
    }

    [Fact]
    public async Task Removes_a_version()
    {
        var options = new SimulatorOptions { GonePaths = ["backupCheckpoints"] };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        var error = await client.ReadAsync(AtlasClient.Checkpoint);

        Assert.Equal((410, "VERSION_GONE"), ((int)error["error"]!, (string?)error["errorCode"]));
        Assert.Equal(
            ["2023-01-01", AtlasClient.Checkpoint[1..]],
            error["parameters"]!.AsArray().Select(value => (string?)value));
    }

    [Fact]
    public async Task Lists_every_job_once_and_the_newest_first()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        var jobs = new List<JsonNode>();
        for (var page = 1; page <= 3; page++)
        {
            var query = $"?itemsPerPage=500&pageNum={page}";
            var list = await client.ReadAsync(AtlasClient.Restores(AtlasData.ShardedCluster, query));
            jobs.AddRange(list["results"]!.AsArray().Select(job => job!));
            Assert.Equal(page < 3, list["links"]!.AsArray().Any(link => (string?)link!["rel"] == "next"));
        }

        Assert.Equal(Enumerable.Range(0, 1_234).Select(AtlasData.RestoreJobId), jobs.Select(job => (string?)job["id"]));
        var created = jobs.Select(job => (string)job["created"]!).ToArray();
        Assert.Equal(created.OrderDescending(StringComparer.Ordinal), created);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(308, 2)]
    [InlineData(309, 0)]
    public async Task Lists_a_batch(int batch, int count)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        var list = await client.ReadAsync(
            AtlasClient.Restores(AtlasData.ShardedCluster, $"?batchId={AtlasData.BatchId(batch)}"));

        Assert.Equal(count, (int)list["totalCount"]!);
        Assert.All(list["results"]!.AsArray(), job => Assert.Equal(AtlasData.BatchId(batch), (string?)job!["batchId"]));
    }

    [Fact]
    public async Task Limits_each_project_on_its_own_and_says_how_long_to_wait()
    {
        var time = new SetTime();
        var options = new SimulatorOptions { Time = time, RateLimitCapacity = 1, RateLimitPerMinute = 5 };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        using var first = await client.GetAsync(AtlasClient.Checkpoint);
        using var second = await client.GetAsync(AtlasClient.Checkpoint);
        using var elsewhere = await client.GetAsync(
            AtlasClient.Checkpoint.Replace(AtlasData.ProjectId, AtlasData.OtherProjectId, StringComparison.Ordinal));
        time.Pass(TimeSpan.FromSeconds(12));
        using var third = await client.GetAsync(AtlasClient.Checkpoint);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.NotFound, HttpStatusCode.OK],
            [first.StatusCode, second.StatusCode, elsewhere.StatusCode, third.StatusCode]);
        Assert.Equal(TimeSpan.FromSeconds(12), second.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Limits_each_endpoint_set_of_a_project_on_its_own()
    {
        var options = new SimulatorOptions { Time = new SetTime(), RateLimitCapacity = 1 };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        const string Cluster = $"/api/atlas/v2/groups/{AtlasData.ProjectId}/clusters/{AtlasData.ShardedCluster}";

        using var legacy = await client.GetAsync(AtlasClient.Checkpoint);
        using var cloud = await client.GetAsync($"{Cluster}/backup/exports/{AtlasData.CompleteExportId}");
        using var sameSet = await client.GetAsync($"{Cluster}/restoreJobs");
        using var noSet = await client.GetAsync($"{Cluster}/backup/tenant/restores");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK],
            [legacy.StatusCode, cloud.StatusCode, sameSet.StatusCode, noSet.StatusCode]);
    }

    [Fact]
    public async Task Records_unexpected_requests_even_when_a_fault_answers_them()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        atlas.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 503, Times = 1 });

        using var hidden = await client.GetAsync($"{AtlasClient.Checkpoint}?verbose=true");
        using var route = await client.GetAsync("/api/atlas/v2/orgs");
        using var write = await client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, AtlasClient.Checkpoint));
        using var good = await client.GetAsync(AtlasClient.Checkpoint);

        Assert.Equal([503, 404, 405], atlas.Requests.Unexpected.Select(request => request.Status));
        Assert.Equal(4, atlas.Requests.All.Count);
    }

    [Fact]
    public async Task Logs_no_secret_that_is_in_the_place_of_the_scheme()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        using var request = new HttpRequestMessage(HttpMethod.Get, AtlasClient.Checkpoint);
        request.Headers.TryAddWithoutValidation("Authorization", AtlasData.AccessToken);

        using var response = await client.SendAsync(request);

        Assert.DoesNotContain("CANARY", atlas.Requests.All.Single().ToString(), StringComparison.Ordinal);
    }
}
