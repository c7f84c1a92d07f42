using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>
/// Many requests at once, and many one after another, at limits that Atlas applies or only documents.
/// </summary>
public sealed class RateLimitSweepTests
{
    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestTime _time = new() { IsSwift = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, false, 0, 5)]
    [InlineData(false, false, 0, 5)]
    [InlineData(true, true, 0, 20)]
    [InlineData(false, true, 0, 20)]
    [InlineData(true, false, 150, 20)]
    [InlineData(false, false, 150, 40)]
    [InlineData(true, true, 150, 40)]
    public async Task Reads_three_thousand_at_once_at_the_pace_of_Atlas(
        bool hasHeaders, bool isLumpy, int milliseconds, int refusals)
    {
        var atlas = new LimitedAtlas(_time, 1_200, 500) { HasHeaders = hasHeaders, IsLumpy = isLumpy };

        var answers = await SweepAsync(atlas, 3_000, TimeSpan.FromMilliseconds(milliseconds));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.InRange(atlas.Refusals, 0, refusals);
        Assert.InRange(_time.Elapsed.TotalSeconds, 180, 500);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Keeps_to_a_limit_that_is_lower_than_documented(bool hasHeaders, bool isLumpy)
    {
        var atlas = new LimitedAtlas(_time, 10, 5) { HasHeaders = hasHeaders, IsLumpy = isLumpy };

        var answers = await SweepAsync(atlas, 50);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.InRange(atlas.Refusals, 0, 12);
        Assert.InRange(_time.Elapsed.TotalSeconds, 420, 900);
    }

    [Theory]
    [InlineData("1, 86400", null)]
    [InlineData("1, 86400", "0")]
    [InlineData("1, 3600", null)]
    [InlineData("1, 60", "0")]
    [InlineData("1, 10", null)]
    [InlineData("1, 1e300", null)]
    public async Task Forgets_what_a_refusal_said_when_successes_contradict_it(string pace, string? remaining)
    {
        var isFirst = true;
        var atlas = new ScriptedAtlas(_ =>
        {
            if (!isFirst)
            {
                return Answer(
                    HttpStatusCode.OK, "{}", remaining is null ? [] : [("RateLimit-Remaining", remaining)]);
            }

            isFirst = false;
            return Answer(
                HttpStatusCode.TooManyRequests,
                $$"""{ "errorCode": "RATE_LIMITED_TOKEN_BUCKET", "parameters": ["/x", 20, 1, {{pace}}] }""",
                ("Retry-After", "20"),
                ("RateLimit-Limit", "1"));
        });
        using var http = Handler(atlas);

        for (var request = 0; request < 100; request++)
        {
            using var response = await http.SendAsync(Of("a"), Cancellation).WaitAsync(Patience, Cancellation);
        }

        Assert.InRange(_time.Elapsed.TotalSeconds, 20, 80);
    }

    private async Task<HttpStatusCode[]> SweepAsync(LimitedAtlas atlas, int count, TimeSpan latency = default)
    {
        using var http = Handler(new ScriptedAtlas(async (sent, end) =>
        {
            await Task.Delay(latency / 2, _time, end);
            var answer = atlas.Answer(sent);
            await Task.Delay(latency / 2, _time, end);
            return answer;
        }));
        var sending = Enumerable.Range(0, count).Select(async _ =>
        {
            using var response = await http.SendAsync(Of("a"), Cancellation);
            return response.StatusCode;
        });
        return await Task.WhenAll(sending).WaitAsync(Patience, Cancellation);
    }

    private HttpMessageInvoker Handler(ScriptedAtlas atlas)
    {
        var transport = Transports.Plain(_time) with { MaxRetries = 4 };
        return atlas.Behind(new RetryHandler(transport), new RateLimitHandler(transport));
    }
}
