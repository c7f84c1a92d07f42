using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>The token buckets of a project: one for each set of endpoints.</summary>
public sealed class RateLimitSetTests
{
    private readonly TestTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Does_not_delay_requests_of_another_bucket_of_the_project()
    {
        var atlas = InOrder(
            Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "10")),
            Answer(HttpStatusCode.OK, headers: [("RateLimit-Remaining", "0"), ("RateLimit-Limit", "1200")]),
            Answer(HttpStatusCode.OK));
        using var http = Handler(atlas);
        await http.SendAsync(Of("a", "Cloud Backups"), Cancellation);

        await http.SendAsync(Of("a", "Legacy Backup"), Cancellation);
        await http.SendAsync(Of("a", "listTenantRestores"), Cancellation);

        Assert.Empty(_time.Waits);
        Assert.Equal(3, atlas.Requests.Count);
    }

    [Theory]
    [InlineData("Cloud Backups", 500)]
    [InlineData("Legacy Backup", 500)]
    [InlineData("Flex Snapshots", 500)]
    [InlineData("Flex Restore Jobs", 500)]
    [InlineData("Flex Clusters", 500)]
    [InlineData("Projects", 500)]
    [InlineData("Clusters", 5_000)]
    [InlineData("unknown", 400)]
    public async Task Keeps_to_the_pace_of_each_set_and_where_none_is_known_to_the_slowest_for_its_capacity(
        string endpointSet, int perMinute)
    {
        using var http = Handler(InOrder(
            Answer(HttpStatusCode.OK, headers: [("RateLimit-Remaining", "0"), ("RateLimit-Limit", "1200")]),
            Answer(HttpStatusCode.OK)));
        await http.SendAsync(Of("a", endpointSet), Cancellation);

        var waiting = http.SendAsync(Of("a", endpointSet), Cancellation);

        Assert.Equal(60_000.0 / perMinute, (await _time.NextWaitAsync()).TotalMilliseconds, 1.0);
        _time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Theory]
    [InlineData("[]", 600)]
    [InlineData("""["/path", 1, 50, 30, 60]""", 2_000)]
    public async Task Learns_the_rate_of_an_unknown_set_from_a_refusal(string parameters, int milliseconds)
    {
        var refusal = $$"""{ "error": 429, "errorCode": "RATE_LIMITED", "parameters": {{parameters}} }""";
        var answers = new Queue<Task<HttpResponseMessage>>(
        [
            Task.FromResult(Answer(HttpStatusCode.TooManyRequests, refusal, ("Retry-After", "1"))),
            new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(Cancellation),
            Task.FromResult(Answer(HttpStatusCode.OK)),
        ]);
        using var http = Handler(new ScriptedAtlas((_, _) => answers.Dequeue()));
        await http.SendAsync(Of("a", "unknown"), Cancellation);

        var unanswered = http.SendAsync(Of("a", "unknown"), Cancellation);
        var waiting = http.SendAsync(Of("a", "unknown"), Cancellation);

        Assert.Equal(1_000, (await _time.NextWaitAsync()).TotalMilliseconds, 1.0);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(milliseconds, (await _time.NextWaitAsync()).TotalMilliseconds, 1.0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await waiting;
        Assert.False(unanswered.IsCompleted);
    }

    private HttpMessageInvoker Handler(ScriptedAtlas atlas) =>
        atlas.Behind(new RateLimitHandler(Transports.Plain(_time) with { MaxConcurrentRequests = 1000 }));
}
