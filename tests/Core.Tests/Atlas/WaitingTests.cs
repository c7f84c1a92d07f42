using System.Net;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Tests.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas;

/// <summary>Calls that wait for any reason. Each of them ends and says why.</summary>
public sealed class WaitingTests
{
    private const string TokenPath = "/api/oauth/token";

    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // The clock moves for delays, but not for deadlines.
    private readonly TestTime _time = new() { IsSwift = true, LongestSwiftWait = TimeSpan.FromSeconds(599) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_every_call_in_its_time_while_Atlas_refuses_all()
    {
        var failures = await FailuresAsync(
            new ScriptedAtlas(_ => Answer(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "20"))));

        // The first calls can be tried five times in ten minutes, and return the answer of Atlas.
        Assert.Contains(failures, failure => failure.Kind == FailureKind.RateLimited);
        Assert.All(failures, failure => Assert.True(
            failure.Kind is FailureKind.RateLimited or FailureKind.TimedOut, failure.Message));
        Assert.Contains(
            "no progress within 600 s (callTimeoutSeconds): waiting for Atlas's rate limit. "
                + "Make fewer calls at once, or raise callTimeoutSeconds.",
            failures.Select(failure => failure.Line()));
        Assert.InRange(_time.Elapsed.TotalSeconds, 580, 700);
    }

    [Fact]
    public async Task Reads_three_thousand_at_once_at_the_pace_of_Atlas_within_the_time_of_each_call()
    {
        var limited = new LimitedAtlas(_time, 1_200, 500);
        using var client = ClientOf(new ScriptedAtlas(limited.Answer), new Secret("token"));
        var calls = Enumerable.Range(0, 3_000).Select(_ => client.BeginCall()).ToList();

        var reading = calls.Select((call, number) => call.GetAsync(Request(number), Cancellation));
        foreach (var answer in await Task.WhenAll(reading).WaitAsync(Patience, Cancellation))
        {
            answer.Dispose();
        }

        Assert.InRange(limited.Refusals, 0, 5);
        Assert.InRange(_time.Elapsed.TotalSeconds, 200, 599);
        calls.ForEach(call => call.Dispose());
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("601")]
    [InlineData("2147483647")]
    [InlineData("Thu, 31 Dec 2099 23:59:59 GMT")]
    public async Task Returns_the_answer_at_once_when_the_requested_wait_exceeds_the_call_timeout(string retryAfter)
    {
        foreach (var status in new[] { HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable })
        {
            var failures = await FailuresAsync(new ScriptedAtlas(_ => Answer(
                status, "{}", ("Retry-After", retryAfter), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT"))));

            Assert.All(failures, failure => Assert.Equal(AtlasErrors.Meaning((int)status), failure.Kind));
        }

        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
    }

    [Theory]
    [InlineData("20")]
    [InlineData("-20")]
    [InlineData("never")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public async Task Ends_every_call_in_its_time_when_no_token_can_be_obtained(string retryAfter)
    {
        var atlas = new ScriptedAtlas(sent => sent.Target == TokenPath
            ? Answer(HttpStatusCode.TooManyRequests, """{ "errorCode": "RATE_LIMITED" }""", ("Retry-After", retryAfter))
            : throw Untold(sent));

        var failures = await FailuresAsync(
            atlas, new Credentials.ServiceAccount(new Secret("id"), new Secret("secret")));

        Assert.All(failures, failure => Assert.StartsWith(
            "Atlas answered 429 to POST api/oauth/token", failure.Message, StringComparison.Ordinal));
        Assert.InRange(_time.Elapsed.TotalSeconds, 1, 600);
    }

    [Fact]
    public async Task Gives_a_call_that_joins_a_read_its_full_time()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var client = ClientOf(new ScriptedAtlas((_, end) => answer.Task.WaitAsync(end)), new Secret("token"));
        using var first = client.BeginCall();
        var reading = first.GetAsync(Request(0), Cancellation);
        _time.Advance(TimeSpan.FromSeconds(500));
        using var second = client.BeginCall();
        var joining = second.GetAsync(Request(0), Cancellation);

        _time.Advance(TimeSpan.FromSeconds(100));
        await Assert.ThrowsAsync<ProviderException>(() => reading.WaitAsync(Patience, Cancellation));
        _time.Advance(TimeSpan.FromSeconds(499));

        answer.SetResult(Answer(HttpStatusCode.OK, "{}"));
        (await joining.WaitAsync(Patience, Cancellation)).Dispose();
    }

    private static AtlasRequest Request(int number) =>
        new($"groups/g/things/{number}", "", "2023-01-01", "g") { RateLimitSet = "Cloud Backups" };

    // In the order in which the calls came.
    private async Task<IReadOnlyList<ProviderException>> FailuresAsync(
        ScriptedAtlas atlas,
        Credentials? credentials = null)
    {
        using var client = ClientOf(atlas, new Secret("token"), credentials);
        var calls = Enumerable.Range(0, 20).Select(_ => client.BeginCall()).ToList();
        var reading = calls.Select((call, number) => Assert.ThrowsAsync<ProviderException>(
            () => call.GetAsync(Request(number), Cancellation).WaitAsync(Patience, Cancellation)));
        var failures = await Task.WhenAll(reading);
        calls.ForEach(call => call.Dispose());
        return failures;
    }

    private AtlasClient ClientOf(ScriptedAtlas atlas, Secret token, Credentials? credentials = null)
    {
        var transport = Transports.Plain(_time) with
        {
            Network = atlas,
            MaxRetries = 4,
            MaxConcurrentRequests = 4,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
        };
        return new AtlasClient(
            credentials ?? new Credentials.AccessToken(token),
            new Uri("https://atlas.test/"),
            transport,
            new DeprecationNotice(transport.Log));
    }
}
