using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>The headers of answers about a token bucket.</summary>
public sealed class RateLimitHeaderTests
{
    private const int TokensPerMinute = 500;

    private readonly TestTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slows_down_when_hardly_any_tokens_are_left()
    {
        var atlas = InOrder(
            Answer(HttpStatusCode.OK, headers: [("RateLimit-Remaining", "1"), ("RateLimit-Limit", "1200")]),
            Answer(HttpStatusCode.OK),
            Answer(HttpStatusCode.OK));
        using var http = Handler(atlas);
        await http.SendAsync(Of("a"), Cancellation);

        await http.SendAsync(Of("a"), Cancellation);
        var waiting = http.SendAsync(Of("a"), Cancellation);

        Assert.Equal(60_000.0 / TokensPerMinute, (await _time.NextWaitAsync()).TotalMilliseconds, 1.0);
        _time.Advance(TimeSpan.FromMilliseconds(121));
        await waiting;
    }

    [Fact]
    public async Task Keeps_to_the_documented_rate_when_no_tokens_are_left()
    {
        using var http = Handler(InOrder(
            Answer(HttpStatusCode.OK, headers: [("RateLimit-Remaining", "0"), ("RateLimit-Limit", "10")]), Answer(
                HttpStatusCode.OK)));
        await http.SendAsync(Of("a"), Cancellation);

        var waiting = http.SendAsync(Of("a"), Cancellation);

        Assert.Equal(0.12, (await _time.NextWaitAsync()).TotalSeconds, 0.01);
        _time.Advance(TimeSpan.FromSeconds(15));
        await waiting;
    }

    [Fact]
    public async Task Does_not_trust_the_token_count_of_an_overtaken_answer()
    {
        var overtaken = new TaskCompletionSource<HttpResponseMessage>();
        var answers = new Queue<Task<HttpResponseMessage>>(
        [
            overtaken.Task,
            Task.FromResult(Answer(
                HttpStatusCode.OK, headers: [("RateLimit-Remaining", "0"), ("RateLimit-Limit", "10")])),
            Task.FromResult(Answer(HttpStatusCode.OK)),
        ]);
        using var http = Handler(new ScriptedAtlas((_, _) => answers.Dequeue()));
        var first = http.SendAsync(Of("a"), Cancellation);
        await http.SendAsync(Of("a"), Cancellation);
        overtaken.SetResult(Answer(
            HttpStatusCode.OK, headers: [("RateLimit-Remaining", "1"), ("RateLimit-Limit", "10")]));
        await first;

        var waiting = http.SendAsync(Of("a"), Cancellation);

        Assert.Equal(0.12, (await _time.NextWaitAsync()).TotalSeconds, 0.01);
        _time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    public async Task Ignores_headers_that_are_not_numbers(string remaining)
    {
        using var http = Handler(InOrder(
            Answer(HttpStatusCode.OK, headers: [("RateLimit-Remaining", remaining), ("RateLimit-Limit", "x")]), Answer(
                HttpStatusCode.OK)));
        await http.SendAsync(Of("a"), Cancellation);

        await http.SendAsync(Of("a"), Cancellation);

        Assert.Empty(_time.Waits);
    }

    private HttpMessageInvoker Handler(ScriptedAtlas atlas) => atlas.Behind(
        new RateLimitHandler(Transports.Plain(_time) with { MaxConcurrentRequests = 1000 }));
}
