using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class RateLimitHandlerTests
{
    private const int TokensPerMinute = 500;

    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();

    // The test advances the clock for pauses; the short waits of a rate pass by themselves.
    private readonly TestTime _paced = new() { IsSwift = true, LongestSwiftWait = TimeSpan.FromMilliseconds(200) };
    private readonly RecordingLog _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Starts_at_once_when_the_limit_of_a_project_is_unknown()
    {
        var atlas = new ScriptedAtlas(_ => Answer(HttpStatusCode.OK));
        using var http = Handler(atlas);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => http.SendAsync(Of("a"), Cancellation)));

        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Delays_only_the_requests_of_the_project_after_a_refusal()
    {
        var atlas = InOrder(
            Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "10")), Answer(HttpStatusCode.OK), Answer(
                HttpStatusCode.OK));
        using var http = Handler(atlas);
        await http.SendAsync(Of("a"), Cancellation);

        var waiting = http.SendAsync(Of("a"), Cancellation);
        var other = await http.SendAsync(Of("b"), Cancellation);

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), await _time.NextWaitAsync());
        Assert.Equal(2, atlas.Requests.Count);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
    }

    [Fact]
    public async Task Keeps_its_pause_when_the_date_is_corrected()
    {
        using var http = Handler(InOrder(
            Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "10")), Answer(HttpStatusCode.OK)));
        await http.SendAsync(Of("a"), Cancellation);

        _time.DateError = TimeSpan.FromHours(-1);
        var waiting = http.SendAsync(Of("a"), Cancellation);

        Assert.Equal(TimeSpan.FromSeconds(10), await _time.NextWaitAsync());
        _time.Advance(TimeSpan.FromSeconds(10));
        await waiting;
    }

    [Fact]
    public async Task Says_what_a_request_waits_for()
    {
        var atlas = InOrder(
            Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "10")), Answer(HttpStatusCode.OK));
        var waiting = new RequestState { Bucket = new BucketKey("Cloud Backups", "a") };
        using var http = Handler(atlas);
        await http.SendAsync(Of("a"), Cancellation);

        var sending = http.SendAsync(With(waiting), Cancellation);
        await _time.NextWaitAsync();

        Assert.Equal(Stage.RateLimit, waiting.Stage);
        _time.Advance(TimeSpan.FromSeconds(10));
        await sending;
        Assert.Equal(Stage.Place, waiting.Stage);
    }

    [Fact]
    public async Task Says_once_for_each_project_that_its_calls_wait_long()
    {
        var waits = new Queue<string>(["10", "20"]);
        var atlas = new ScriptedAtlas(_ => waits.TryDequeue(out var wait)
            ? Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", wait))
            : Answer(HttpStatusCode.OK));
        using var http = Handler(atlas, _paced);
        await http.SendAsync(Of("a"), Cancellation);
        await http.SendAsync(Of("b"), Cancellation);

        var waiting = new[] { "a", "b" }
            .Select(project => Enumerable.Range(0, 30).Select(_ => http.SendAsync(Of(project), Cancellation)).ToList())
            .ToList();
        foreach (var project in waiting)
        {
            _paced.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAll(project).WaitAsync(Patience, Cancellation);
        }

        Assert.Equal(
            [
                "info: Atlas's rate limit for a project is used up; its requests resume in 10 s",
                "info: Atlas's rate limit for a project is used up; its requests resume in 20 s",
            ],
            _log.Lines);
    }

    [Fact]
    public async Task Pauses_for_ten_seconds_when_a_refusal_names_no_time()
    {
        using var http = Handler(InOrder(Answer(HttpStatusCode.TooManyRequests), Answer(HttpStatusCode.OK)));
        await http.SendAsync(Of("a"), Cancellation);

        var waiting = http.SendAsync(Of("a"), Cancellation);

        Assert.Equal(TimeSpan.FromSeconds(10), await _time.NextWaitAsync());
        _time.Advance(TimeSpan.FromSeconds(10));
        await waiting;
    }

    [Fact]
    public async Task Continues_after_a_refusal_at_the_rate_at_which_tokens_return()
    {
        var count = 0;
        var atlas = new ScriptedAtlas(_ => Interlocked.Increment(ref count) == 1
            ? Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "10"))
            : Answer(HttpStatusCode.OK));
        using var http = Handler(atlas);
        await http.SendAsync(Of("a"), Cancellation);

        var waiting = Enumerable.Range(0, 50).Select(_ => http.SendAsync(Of("a"), Cancellation)).ToList();
        Assert.Equal(TimeSpan.FromSeconds(10), await _time.NextWaitAsync());
        _time.Advance(TimeSpan.FromSeconds(10));
        for (var sent = 1; sent < 50; sent++)
        {
            var wait = await _time.NextWaitAsync();
            Assert.Equal(TimeSpan.FromMinutes(1) / TokensPerMinute, wait);
            Assert.InRange(waiting.Count(one => one.IsCompleted), 0, sent);
            _time.Advance(wait);
        }

        await Task.WhenAll(waiting).WaitAsync(Patience, Cancellation);
        Assert.Equal(51, count);
    }

    [Fact]
    public async Task Sends_a_second_attempt_before_those_who_came_after_the_first()
    {
        var atlas = InOrder(
            Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "10")),
            Answer(HttpStatusCode.OK),
            Answer(HttpStatusCode.OK));
        var refused = new RequestState { Bucket = new BucketKey("Cloud Backups", "a") };
        using var http = Handler(atlas);
        await http.SendAsync(With(refused), Cancellation);
        var later = http.SendAsync(Of("a"), Cancellation);
        await _time.NextWaitAsync();

        var again = http.SendAsync(With(refused), Cancellation);
        await _time.NextWaitAsync();
        _time.Advance(TimeSpan.FromSeconds(10));

        await again.WaitAsync(Patience, Cancellation);
        Assert.Equal(2, atlas.Requests.Count);
        Assert.False(later.IsCompleted);
        _time.Advance(await _time.NextWaitAsync());
        await later.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Queues_again_when_another_request_is_refused_meanwhile()
    {
        var refused = new TaskCompletionSource<HttpResponseMessage>();
        var answers = new Queue<Task<HttpResponseMessage>>(
        [
            refused.Task,
            Task.FromResult(Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "5"))),
            Task.FromResult(Answer(HttpStatusCode.OK)),
        ]);
        var atlas = new ScriptedAtlas((_, _) => answers.Dequeue());
        using var http = Handler(atlas);
        var first = http.SendAsync(Of("a"), Cancellation);
        await http.SendAsync(Of("a"), Cancellation);
        var waiting = http.SendAsync(Of("a"), Cancellation);
        await _time.NextWaitAsync();

        refused.SetResult(Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "30")));
        await first;
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(25), await _time.NextWaitAsync());
        Assert.Equal(2, atlas.Requests.Count);
        _time.Advance(TimeSpan.FromSeconds(25));
        await waiting;
    }

    [Fact]
    public async Task Passes_on_its_turn_when_its_call_is_cancelled_while_it_waits()
    {
        using var cancel = new CancellationTokenSource();
        using var http = Handler(InOrder(
            Answer(HttpStatusCode.OK, headers: [("RateLimit-Remaining", "0"), ("RateLimit-Limit", "1200")]), Answer(
                HttpStatusCode.OK)));
        await http.SendAsync(Of("a"), Cancellation);
        var leaving = http.SendAsync(Of("a"), cancel.Token);
        var first = await _time.NextWaitAsync();

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        var waiting = http.SendAsync(Of("a"), Cancellation);

        Assert.Equal(first, await _time.NextWaitAsync());
        _time.Advance(first);
        await waiting;
    }

    private HttpMessageInvoker Handler(ScriptedAtlas atlas, TestTime? time = null) => atlas.Behind(
        new RateLimitHandler(Transports.Plain(time ?? _time, _log) with { MaxConcurrentRequests = 1000 }));
}
