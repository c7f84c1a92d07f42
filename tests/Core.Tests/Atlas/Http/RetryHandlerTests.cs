using System.Net;
using System.Security.Authentication;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class RetryHandlerTests
{
    private readonly TestTime _time = new() { IsSwift = true };
    private readonly RecordingLog _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Tries_again_while_Atlas_is_busy(int status)
    {
        var atlas = InOrder(Answer((HttpStatusCode)status), Answer((HttpStatusCode)status), Answer(HttpStatusCode.OK));

        using var response = await SendAsync(atlas);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, atlas.Requests.Count);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(406)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(501)]
    public async Task Returns_every_other_answer_without_a_retry(int status)
    {
        var atlas = InOrder(Answer((HttpStatusCode)status, headers: ("Retry-After", "1")));

        using var response = await SendAsync(atlas);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Does_not_retry_a_request_that_Atlas_cannot_finish_in_time()
    {
        const string Body = """{ "error": 500, "errorCode": "TIMEOUT_WHILE_PAGING" }""";
        var atlas = InOrder(Answer(HttpStatusCode.InternalServerError, Body, ("Retry-After", "1")));

        using var response = await SendAsync(atlas);

        Assert.Equal(Body, await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Gives_the_last_answer_when_its_tries_are_used_up()
    {
        var atlas = InOrder(
            [.. Enumerable.Range(1, 5).Select(number => Answer(HttpStatusCode.ServiceUnavailable, $"{number}"))]);

        using var response = await SendAsync(atlas);

        Assert.Equal("5", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(5, atlas.Requests.Count);
    }

    [Fact]
    public async Task Tries_once_when_it_may_not_try_again()
    {
        var atlas = InOrder(Answer(HttpStatusCode.ServiceUnavailable));

        using var response = await SendAsync(atlas, retries: 0);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Ends_when_the_time_of_a_call_is_over_whatever_tries_are_left()
    {
        var atlas = new ScriptedAtlas(_ => Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "100")));

        using var response = await SendAsync(atlas, retries: 10);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(6, atlas.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(500), _time.Elapsed);
    }

    [Fact]
    public async Task Measures_the_time_of_a_call_from_the_start_of_the_request()
    {
        var isFirst = true;
        var atlas = new ScriptedAtlas(_ =>
        {
            // The first attempt takes nine minutes of the ten.
            _time.Advance(isFirst ? TimeSpan.FromMinutes(9) : TimeSpan.Zero);
            isFirst = false;
            return Answer(HttpStatusCode.ServiceUnavailable, "the answer", ("Retry-After", "60"));
        });

        using var response = await SendAsync(atlas);

        Assert.Equal("the answer", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Single(atlas.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reports_what_it_waits_for_and_which_failure_came_before(bool isAnswered)
    {
        var time = new TestTime();
        using var cancel = new CancellationTokenSource();
        var atlas = new ScriptedAtlas(_ => isAnswered
            ? Answer(HttpStatusCode.BadGateway)
            : throw new HttpRequestException(HttpRequestError.ConnectionError));
        using var http = atlas.Behind(new RetryHandler(Transports.Plain(time, _log) with { MaxRetries = 4 }));
        var state = new RequestState();
        var sending = http.SendAsync(With(state), cancel.Token);
        await time.NextWaitAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(Stage.Retry, state.Stage);
        Assert.Equal(isAnswered ? HttpStatusCode.BadGateway : null, state.RetriedStatus);
    }

    [Fact]
    public async Task Stops_waiting_when_the_call_is_cancelled()
    {
        var time = new TestTime();
        using var cancel = new CancellationTokenSource();
        var atlas = InOrder(Answer(HttpStatusCode.ServiceUnavailable));
        using var http = atlas.Behind(new RetryHandler(Transports.Plain(time, _log) with { MaxRetries = 4 }));
        var sending = http.SendAsync(Get(), cancel.Token);
        await time.NextWaitAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(atlas.Requests);
    }

    [Fact]
    public async Task Tries_again_when_Atlas_cannot_be_reached_or_the_answer_breaks_off()
    {
        var failures = new Queue<Exception>(
        [
            new HttpRequestException(HttpRequestError.ConnectionError),
            new HttpIOException(HttpRequestError.ResponseEnded),
            new IOException("connection reset by peer"),
            new TimeoutException(),
            ProxyTunnel(HttpStatusCode.BadGateway),
        ]);
        var atlas = new ScriptedAtlas(
            _ => failures.TryDequeue(out var failure) ? throw failure : Answer(HttpStatusCode.OK));

        using var response = await SendAsync(atlas, retries: 5);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(6, atlas.Requests.Count);
    }

    [Fact]
    public async Task Does_not_repeat_a_request_whose_failure_is_permanent()
    {
        Exception[] failures =
        [
            new HttpRequestException(HttpRequestError.SecureConnectionError),
            new HttpRequestException("", new IOException("", new AuthenticationException())),
            ProxyTunnel(HttpStatusCode.ProxyAuthenticationRequired),
            ProxyTunnel(HttpStatusCode.Forbidden),
            new BodyTooLargeException(1),
            new InvalidDataException(),
            new InvalidOperationException(),
        ];
        foreach (var failure in failures)
        {
            var atlas = new ScriptedAtlas(_ => throw failure);

            var thrown = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(atlas));

            Assert.Same(failure, thrown);
            Assert.Single(atlas.Requests);
        }
    }

    [Fact]
    public async Task Logs_a_retry_once_and_then_at_intervals()
    {
        var atlas = InOrder(
            [.. Enumerable.Range(0, 8).Select(_ => Answer(HttpStatusCode.ServiceUnavailable)), Answer(
                HttpStatusCode.OK)]);

        using var response = await SendAsync(atlas, retries: 8);

        Assert.Equal(
            [
                "info: atlas.test answered 503; trying again in 0.5 s",
                "info: atlas.test answered 503; trying again in 32 s (7 retries so far)",
                "info: atlas.test answered 503; trying again in 40 s (8 retries so far)",
            ],
            _log.Lines);
    }

    private static HttpRequestException ProxyTunnel(HttpStatusCode status) =>
        new(HttpRequestError.ProxyTunnelError, "refused", null, status);

    private async Task<HttpResponseMessage> SendAsync(ScriptedAtlas atlas, int retries = 4, double chance = 1)
    {
        var transport = Transports.Plain(_time, _log) with { MaxRetries = retries, Chance = () => chance };
        using var http = atlas.Behind(new RetryHandler(transport));
        return await http.SendAsync(Get(), Cancellation);
    }
}
