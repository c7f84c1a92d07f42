using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>How long a request waits before it is sent again.</summary>
public sealed class RetryWaitTests
{
    // The time on Atlas's clock.
    private const string Date = "Thu, 01 Jan 2026 00:00:00 GMT";

    private readonly TestTime _time = new() { IsSwift = true };
    private readonly RecordingLog _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 40.0)]
    [InlineData(0.5, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 20.0)]
    public async Task Doubles_the_wait_up_to_a_limit_and_shortens_it_randomly(
        double chance, params double[] waits)
    {
        var atlas = InOrder([.. Enumerable.Range(0, waits.Length + 1).Select(_ => Answer(HttpStatusCode.BadGateway))]);

        using var response = await SendAsync(atlas, waits.Length, chance);

        Assert.Equal(waits.Select(TimeSpan.FromSeconds), _time.Waits);
    }

    [Fact]
    public async Task Waits_longer_when_Atlas_limits_the_rate_and_does_not_say_how_long()
    {
        var atlas = InOrder(
            Answer(HttpStatusCode.TooManyRequests), Answer(HttpStatusCode.TooManyRequests), Answer(HttpStatusCode.OK));

        using var response = await SendAsync(atlas);

        Assert.Equal([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)], _time.Waits);
    }

    [Theory]
    [InlineData("7", 7, 0)]
    [InlineData("7", 7, -3600)]
    [InlineData("Thu, 01 Jan 2026 00:00:09 GMT", 9, 0)]
    [InlineData("Thu, 01 Jan 2026 00:00:09 GMT", 9, -3600)]
    [InlineData("Thu, 01 Jan 2026 00:00:09 GMT", 9, 3600)]
    public async Task Waits_as_long_as_Atlas_asks_even_if_the_local_date_is_wrong(
        string retryAfter, int seconds, int dateError)
    {
        _time.DateError = TimeSpan.FromSeconds(dateError);
        var atlas = InOrder(
            Answer(HttpStatusCode.TooManyRequests, headers: [("Retry-After", retryAfter), ("Date", Date)]),
            Answer(HttpStatusCode.OK));

        using var response = await SendAsync(atlas);

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _time.Waits);
    }

    [Theory]
    [InlineData("Thu, 01 Jan 2026 00:00:09 GMT")]
    [InlineData("Thu, 01 Jan 2026 01:00:00 GMT")]
    [InlineData("Thu, 01 Jan 2015 00:00:00 GMT")]
    [InlineData("-20")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    public async Task Waits_the_usual_time_when_Retry_After_is_unreadable(string retryAfter)
    {
        var atlas = InOrder(
            Answer(HttpStatusCode.ServiceUnavailable, headers: ("Retry-After", retryAfter)), Answer(HttpStatusCode.OK));

        using var response = await SendAsync(atlas);

        Assert.Equal([TimeSpan.FromMilliseconds(500)], _time.Waits);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Thu, 01 Jan 2015 00:00:00 GMT")]
    public async Task Does_not_wait_for_a_moment_that_has_passed(string retryAfter)
    {
        var atlas = InOrder(
            Answer(HttpStatusCode.ServiceUnavailable, headers: [("Retry-After", retryAfter), ("Date", Date)]),
            Answer(HttpStatusCode.OK));

        using var response = await SendAsync(atlas);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Does_not_begin_a_wait_that_would_be_too_long()
    {
        var atlas = InOrder(Answer(HttpStatusCode.TooManyRequests, "the answer", ("Retry-After", "3600")));

        using var response = await SendAsync(atlas);

        Assert.Equal("the answer", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Empty(_time.Waits);
    }

    private async Task<HttpResponseMessage> SendAsync(ScriptedAtlas atlas, int retries = 4, double chance = 1)
    {
        var transport = Transports.Plain(_time, _log) with { MaxRetries = retries, Chance = () => chance };
        using var http = atlas.Behind(new RetryHandler(transport));
        return await http.SendAsync(Get(), Cancellation);
    }
}
