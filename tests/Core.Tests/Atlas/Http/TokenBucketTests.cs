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

    private readonly TestTime _time = new();

    [Theory]
    [InlineData("500", "60", "1200")]
    [InlineData("Infinity", "Infinity", "1200")]
    [InlineData("NaN", "60", "Infinity")]
    [InlineData("1e999", "60", "1e999")]
    [InlineData("500", "1e-999", "0")]
    [InlineData("-500", "-60", "-1")]
    [InlineData("1e-300", "1e300", "1e-300")]
    public void Lets_requests_in_one_after_another_behind_a_refusal_whatever_it_says_of_the_bucket(
        string tokens,
        string seconds,
        string capacity)
    {
        var bucket = new TokenBucket(BucketLimits.Documented("Cloud Backups"), _time, LongestPause);
        int? place = null;
        bucket.Enter(ref place, out var entered);
        bucket.Leave(Refusal(tokens, seconds, capacity), entered);

        var waits = Enumerable.Range(0, 4).Select(_ => Enter(bucket)).ToList();

        Assert.Equal(TimeSpan.FromSeconds(10), waits[0]);
        Assert.Equal(waits.Order().Distinct(), waits);
        Assert.InRange(waits[^1], waits[0], waits[0] + TimeSpan.FromMinutes(4));
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    public void Does_not_take_what_is_no_number_for_a_count_of_tokens(string remaining)
    {
        var bucket = new TokenBucket(documented: null, _time, LongestPause);
        int? place = null;
        bucket.Enter(ref place, out var entered);
        bucket.Leave(Report(HttpStatusCode.OK, "{}", ("RateLimit-Limit", remaining)), entered);
        bucket.Enter(ref place, out entered);
        bucket.Leave(Report(HttpStatusCode.OK, "{}", ("RateLimit-Remaining", "0")), entered);

        Assert.InRange(Enter(bucket), TimeSpan.FromSeconds(0.1), TimeSpan.FromMinutes(1));
    }

    private static TimeSpan Enter(TokenBucket bucket)
    {
        int? place = null;
        return bucket.Enter(ref place, out _);
    }

    private RateLimitReport Refusal(string tokens, string seconds, string capacity) => Report(
        HttpStatusCode.TooManyRequests,
        $$"""{ "parameters": ["/x", "10", "1200", "{{tokens}}", "{{seconds}}"] }""",
        ("Retry-After", "10"),
        ("RateLimit-Limit", capacity));

    private RateLimitReport Report(HttpStatusCode status, string body, params (string, string)[] headers)
    {
        using var response = ScriptedAtlas.Answer(status, body, headers);
        var buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        using var content = new BufferedContent(buffer, Encoding.UTF8.GetBytes(body, buffer), new MemoryBudget());
        response.Content = content;
        return RateLimitReport.Of(response, _time);
    }
}
