using System.Net;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class AtlasCallTests
{
    private const string Target = "groups/g/clusters/c/things";
    private const string TokenPath = "/api/oauth/token";

    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly AtlasRequest Request = new(Target, "", "2023-01-01", "g")
    {
        RateLimitSet = "Cloud Backups",
    };

    private readonly TestTime _time = new();
    private readonly TaskCompletionSource _isAsked = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_when_no_answer_comes_within_its_time()
    {
        using var client = ClientOf(new ScriptedAtlas((_, end) => NeverAsync(end)));
        using var call = client.BeginCall();
        var reading = call.GetAsync(Request, Cancellation);
        await _isAsked.Task.WaitAsync(Patience, Cancellation);

        var failure = await TimeOutAsync(reading, 600);

        Assert.Equal(FailureKind.TimedOut, failure.Kind);
        Assert.Equal("no progress within 600 s (callTimeoutSeconds): waiting for the answer.", failure.Message);
    }

    [Fact]
    public async Task Restarts_its_timeout_at_every_answer()
    {
        var answers = 0;
        using var client = ClientOf(new ScriptedAtlas((_, end) => ++answers < 3 ? OkAsync() : NeverAsync(end)));
        using var call = client.BeginCall();

        (await call.GetAsync(Request, Cancellation)).Dispose();
        _time.Advance(TimeSpan.FromSeconds(599));
        (await call.GetAsync(Request, Cancellation)).Dispose();
        _time.Advance(TimeSpan.FromSeconds(599));
        var reading = call.GetAsync(Request, Cancellation);

        Assert.False(reading.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<ProviderException>(() => reading.WaitAsync(Patience, Cancellation));
    }

    [Fact]
    public async Task Ends_at_once_and_not_as_timed_out_when_its_caller_leaves()
    {
        using var leaving = new CancellationTokenSource();
        using var client = ClientOf(new ScriptedAtlas((_, end) => NeverAsync(end)));
        using var call = client.BeginCall();
        var reading = call.GetAsync(Request, leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Says_that_it_waited_for_the_rate_limit()
    {
        using var client = ClientOf(InOrder(Limited(500)));
        using var first = client.BeginCall();
        await Assert.ThrowsAsync<ProviderException>(() => first.GetAsync(Request, Cancellation));
        using var call = new AtlasCall(client, SoleCalls.Share(), TimeSpan.FromSeconds(10), _time);
        var reading = call.GetAsync(Request, Cancellation);
        await WaitForAsync(TimeSpan.FromSeconds(500));

        var failure = await TimeOutAsync(reading, 10);

        Assert.Equal(
            "no progress within 10 s (callTimeoutSeconds): waiting for Atlas's rate limit.", failure.Message);
    }

    [Theory]
    [InlineData(503, 60, "a retry after 503")]
    [InlineData(0, 0.5, "a retry after a failed connection")]
    public async Task Says_that_it_waited_to_try_again(int status, double wait, string what)
    {
        var atlas = new ScriptedAtlas(_ => status == 0
            ? throw new HttpRequestException(HttpRequestError.ConnectionError)
            : Answer((HttpStatusCode)status, "{}", ("Retry-After", "60")));
        using var client = ClientOf(atlas, Transport with { MaxRetries = 10, Chance = () => 1 });
        using var call = new AtlasCall(client, SoleCalls.Share(), TimeSpan.FromMilliseconds(400), _time);

        var reading = call.GetAsync(Request, Cancellation);
        await WaitForAsync(TimeSpan.FromSeconds(wait));

        var failure = await TimeOutAsync(reading, 0.4);

        Assert.Equal($"no progress within 0.4 s (callTimeoutSeconds): waiting for {what}.", failure.Message);
    }

    [Fact]
    public async Task Says_that_it_waited_for_other_requests()
    {
        using var client = ClientOf(
            new ScriptedAtlas((_, end) => NeverAsync(end)), Transport with { MaxConcurrentRequests = 1 });
        using var first = client.BeginCall();
        var other = first.GetAsync(Request with { Path = "other" }, Cancellation);
        await _isAsked.Task.WaitAsync(Patience, Cancellation);
        using var call = new AtlasCall(client, SoleCalls.Share(), TimeSpan.FromSeconds(10), _time);

        var failure = await TimeOutAsync(call.GetAsync(Request, Cancellation), 10);

        Assert.Equal(
            "no progress within 10 s (callTimeoutSeconds): waiting for other requests to end (maxConcurrentRequests).",
            failure.Message);
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task Says_that_it_waited_for_an_access_token()
    {
        var atlas = new ScriptedAtlas((sent, end) =>
        {
            Assert.Equal(TokenPath, sent.Target);
            return NeverAsync(end);
        });
        using var client = ClientOf(atlas, credentials: new Credentials.ServiceAccount(new("id"), new("secret")));
        using var call = client.BeginCall();
        var reading = call.GetAsync(Request, Cancellation);
        await _isAsked.Task.WaitAsync(Patience, Cancellation);

        var failure = await TimeOutAsync(reading, 600);

        Assert.Equal(
            "no progress within 600 s (callTimeoutSeconds): waiting for an access token.", failure.Message);
    }

    [Fact]
    public async Task Says_the_same_to_all_calls_that_share_a_read()
    {
        using var client = ClientOf(InOrder(Limited(500)));
        using var first = client.BeginCall();
        await Assert.ThrowsAsync<ProviderException>(() => first.GetAsync(Request, Cancellation));
        using var patient = new AtlasCall(client, SoleCalls.Share(), TimeSpan.FromSeconds(20), _time);
        using var call = new AtlasCall(client, SoleCalls.Share(), TimeSpan.FromSeconds(10), _time);

        var other = patient.GetAsync(Request, Cancellation);
        var reading = call.GetAsync(Request, Cancellation);
        await WaitForAsync(TimeSpan.FromSeconds(500));
        var failure = await TimeOutAsync(reading, 10);

        Assert.EndsWith("waiting for Atlas's rate limit.", failure.Message, StringComparison.Ordinal);
        Assert.False(other.IsCompleted);
        Assert.EndsWith(
            "waiting for Atlas's rate limit.",
            (await TimeOutAsync(other, 10)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_answer_and_not_a_time_out_when_Atlas_asks_to_wait_longer_than_a_call_may_last()
    {
        using var client = ClientOf(InOrder(Limited(601)), Transport with { MaxRetries = 4 });
        using var call = client.BeginCall();

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => call.GetAsync(Request, Cancellation).WaitAsync(Patience, Cancellation));

        Assert.Equal(FailureKind.RateLimited, failure.Kind);
    }

    [Fact]
    public async Task Says_what_to_do()
    {
        using var client = ClientOf(new ScriptedAtlas((_, end) => NeverAsync(end)));
        using var call = client.BeginCall();
        var reading = call.GetAsync(Request, Cancellation);
        await _isAsked.Task.WaitAsync(Patience, Cancellation);

        var failure = await TimeOutAsync(reading, 600);

        Assert.Equal("Make fewer calls at once, or raise callTimeoutSeconds.", failure.Hint?.ToString());
    }

    [Fact]
    public async Task Keeps_the_names_of_settings_apart_so_that_they_can_be_spelled()
    {
        using var client = ClientOf(new ScriptedAtlas((_, end) => NeverAsync(end)));
        using var call = client.BeginCall();

        var reading = call.GetAsync(Request, Cancellation);
        await _isAsked.Task.WaitAsync(Patience, Cancellation);

        var failure = await TimeOutAsync(reading, 600);

        Assert.Equal(
            "no progress within 600 s (<callTimeoutSeconds>): waiting for the answer.",
            failure.Wording.ToString(name => $"<{name.Text}>", function => function.Text));
    }

    private Transport Transport => Transports.Plain(_time) with { AttemptTimeout = Timeout.InfiniteTimeSpan };

    private static HttpResponseMessage Limited(int seconds) =>
        Answer(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", $"{seconds}"));

    private static Task<HttpResponseMessage> OkAsync() => Task.FromResult(Answer(HttpStatusCode.OK, "{}"));

    private async Task<HttpResponseMessage> NeverAsync(CancellationToken end)
    {
        _isAsked.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, end);
        throw new InvalidOperationException("infinity is over");
    }

    private async Task WaitForAsync(TimeSpan wait)
    {
        while (await _time.NextWaitAsync() != wait)
        {
            // The deadlines of calls are waits, too.
        }
    }

    private async Task<ProviderException> TimeOutAsync(Task<AtlasAnswer> reading, double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        return await Assert.ThrowsAsync<ProviderException>(() => reading.WaitAsync(Patience, Cancellation));
    }

    private AtlasClient ClientOf(ScriptedAtlas atlas, Transport? transport = null, Credentials? credentials = null)
    {
        transport ??= Transport;
        return new AtlasClient(
            credentials ?? new Credentials.AccessToken(new Secret("token")),
            new Uri("https://atlas.test/"),
            transport with { Network = atlas },
            new DeprecationNotice(transport.Log));
    }
}
