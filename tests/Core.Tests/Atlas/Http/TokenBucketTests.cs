using System.Buffers;
using System.Net;
using System.Text;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class TokenBucketTests
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();
    private long _arrivals;

    [Theory]
    [InlineData("500", "60", "1200")]
    [InlineData("Infinity", "Infinity", "1200")]
    [InlineData("NaN", "60", "Infinity")]
    [InlineData("1e999", "60", "1e999")]
    [InlineData("500", "1e-999", "0")]
    [InlineData("-500", "-60", "-1")]
    [InlineData("1e-300", "1e300", "1e-300")]
    public void Admits_requests_one_by_one_after_a_refusal_whatever_its_headers_say(
        string tokens,
        string seconds,
        string capacity)
    {
        var bucket = new TokenBucket(BucketLimits.Documented("Cloud Backups"), _time, LongestPause);
        bucket.Leave(Enter(bucket), Refusal(tokens, seconds, capacity));

        var turns = Enumerable.Range(0, 4).Select(_ => Enter(bucket)).ToList();

        Assert.Equal(TimeSpan.FromSeconds(10), turns[0].Wait);
        foreach (var turn in turns)
        {
            _time.Advance(turn.Wait);
            Assert.True(bucket.TryEnter(turn));
            Assert.All(
                turns.Where(other => other.Arrival > turn.Arrival),
                other => Assert.False(bucket.TryEnter(other)));
        }

        Assert.InRange(_time.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    public void Ignores_a_count_of_tokens_that_is_not_a_number(string remaining)
    {
        var bucket = new TokenBucket(documented: null, _time, LongestPause);
        bucket.Leave(Enter(bucket), Report(HttpStatusCode.OK, "{}", ("RateLimit-Limit", remaining)));
        bucket.Leave(Enter(bucket), Report(HttpStatusCode.OK, "{}", ("RateLimit-Remaining", "0")));

        Assert.InRange(Enter(bucket).Wait, TimeSpan.FromSeconds(0.1), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(1, 0, 0, 120)]
    [InlineData(1, 0, 100, 20)]
    [InlineData(1_000, 0, 0, 120)]
    [InlineData(1_000, 0, 50, 70)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(1, 900, 0, 0)]
    public void Counts_tokens_that_return_or_are_taken_by_others_before_the_answer(
        int before, int after, int latency, int wait)
    {
        var bucket = new TokenBucket(BucketLimits.Documented("Cloud Backups"), _time, LongestPause);
        bucket.Leave(Enter(bucket), Report(HttpStatusCode.OK, "{}", ("RateLimit-Remaining", $"{before}")));
        var turn = Enter(bucket);

        _time.Advance(TimeSpan.FromMilliseconds(latency));
        bucket.Leave(turn, Report(HttpStatusCode.OK, "{}", ("RateLimit-Remaining", $"{after}")));

        Assert.Equal(TimeSpan.FromMilliseconds(wait), Enter(bucket).Wait);
    }

    [Theory]
    [InlineData(200, 5)]
    [InlineData(404, 5)]
    [InlineData(503, 10)]
    public void Comes_nearer_to_its_usual_pace_when_Atlas_serves_a_request(int status, int seconds)
    {
        var bucket = new TokenBucket(BucketLimits.Documented("Cloud Backups"), _time, LongestPause);
        bucket.Leave(Enter(bucket), Refusal("1", "10", "1200"));
        _time.Advance(TimeSpan.FromSeconds(10));

        bucket.Leave(Enter(bucket), Report((HttpStatusCode)status, "{}"));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Enter(bucket).Wait);
    }

    [Fact]
    public async Task Keeps_the_order_of_arrival_even_for_requests_that_return_after_a_refusal()
    {
        var bucket = new TokenBucket(BucketLimits.Documented("Cloud Backups"), _time, LongestPause);
        var refused = Enter(bucket);
        bucket.Leave(refused, Refusal("500", "60", "1200"));
        var waiting = Enumerable.Range(0, 3).Select(_ => Enter(bucket)).ToList();
        var waits = waiting.Select(turn => turn.WaitAsync(_time, TestContext.Current.CancellationToken)).ToList();
        _time.Advance(TimeSpan.FromSeconds(10));

        var again = new BucketTurn(refused.Arrival);
        Assert.False(bucket.TryEnter(Enter(bucket)));
        Assert.True(bucket.TryEnter(again));

        // No request is out of order, and each is admitted when it is the first in the queue.
        foreach (var (turn, wait) in waiting.Zip(waits))
        {
            await wait.WaitAsync(Patience, TestContext.Current.CancellationToken);
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.False(bucket.TryEnter(Enter(bucket)));
            Assert.True(bucket.TryEnter(turn));
        }
    }

    [Fact]
    public async Task Admits_the_next_request_when_the_first_leaves()
    {
        var bucket = new TokenBucket(BucketLimits.Documented("Cloud Backups"), _time, LongestPause);
        bucket.Leave(Enter(bucket), Refusal("500", "60", "1200"));
        var first = Enter(bucket);
        var next = Enter(bucket);
        Assert.Equal(Timeout.InfiniteTimeSpan, next.Wait);

        bucket.Abandon(first);

        await next.WaitAsync(_time, TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(bucket.TryEnter(next));
        Assert.Equal(TimeSpan.FromSeconds(10), next.Wait);
    }

    private static RateLimitReport Refusal(string tokens, string seconds, string capacity) => Report(
        HttpStatusCode.TooManyRequests,
        $$"""{ "parameters": ["/x", "10", "1200", "{{tokens}}", "{{seconds}}"] }""",
        ("Retry-After", "10"),
        ("RateLimit-Limit", capacity));

    private static RateLimitReport Report(HttpStatusCode status, string body, params (string, string)[] headers)
    {
        using var response = ScriptedAtlas.Answer(status, body, headers);
        var buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        using var content = new BufferedContent(buffer, Encoding.UTF8.GetBytes(body, buffer), new MemoryBudget());
        response.Content = content;
        return RateLimitReport.Of(response);
    }

    private BucketTurn Enter(TokenBucket bucket)
    {
        var turn = new BucketTurn(_arrivals++);
        bucket.TryEnter(turn);
        return turn;
    }
}
