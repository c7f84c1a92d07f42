using System.Text;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class RequestCoalescerTests
{
    private const string Key = "2023-01-01 groups/g";

    private readonly RequestCoalescer<HttpResponseMessage> _requests = new();
    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new();
    private readonly TaskCompletionSource<(RequestState State, CancellationToken End)> _started = new();
    private Func<HttpResponseMessage>? _answers;
    private int _starts;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_identical_reads_one()
    {
        var reads = Enumerable.Range(0, 64).Select(_ => GetAsync(Cancellation)).ToList();

        _answer.SetResult(Answer());
        var answers = await Task.WhenAll(reads);

        Assert.Equal(1, _starts);
        Assert.All(answers, answer => Assert.Equal("answer", answer));
    }

    [Fact]
    public async Task Keeps_different_reads_apart_and_reads_again_after_the_end()
    {
        _answers = Answer;

        await GetAsync(Cancellation);
        await GetAsync(Cancellation);
        (await _requests.JoinAsync("other", new RequestState(), StartAsync, Cancellation)).Dispose();

        Assert.Equal(3, _starts);
    }

    [Fact]
    public async Task Goes_on_for_the_others_when_one_caller_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var first = GetAsync(leaving.Token);
        var second = GetAsync(Cancellation);
        var (_, end) = await _started.Task;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(end.IsCancellationRequested);
        _answer.SetResult(Answer());
        Assert.Equal("answer", await second);
    }

    [Fact]
    public async Task Cancels_the_read_when_the_last_caller_has_left()
    {
        using var leaving = new CancellationTokenSource();
        var first = GetAsync(leaving.Token);
        var second = GetAsync(leaving.Token);
        var (_, end) = await _started.Task;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.True(end.IsCancellationRequested);
    }

    [Fact]
    public async Task Tells_every_caller_who_leaves_what_the_shared_request_was_waiting_for()
    {
        using var leaving = new CancellationTokenSource();
        var first = GetAsync(leaving.Token);
        var second = GetAsync(leaving.Token);
        (await _started.Task).State.Stage = Stage.RateLimit;

        await leaving.CancelAsync();

        var abandoned = await Task.WhenAll(
            Assert.ThrowsAsync<RequestAbandonedException>(() => first),
            Assert.ThrowsAsync<RequestAbandonedException>(() => second));
        Assert.All(abandoned, exception => Assert.Equal(Stage.RateLimit, exception.State.Stage));
    }

    [Fact]
    public async Task Disposes_an_answer_that_arrives_after_all_callers_have_left()
    {
        using var leaving = new CancellationTokenSource();
        var reading = GetAsync(leaving.Token);
        await _started.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        var answer = Answer();

        _answer.SetResult(answer);

        Assert.Throws<ObjectDisposedException>(() => Use(answer));
    }

    [Fact]
    public async Task Counts_a_lease_once_however_often_it_is_disposed()
    {
        var joining = Enumerable.Range(0, 2)
            .Select(_ => _requests.JoinAsync(Key, new RequestState(), StartAsync, Cancellation)).ToList();
        _answer.SetResult(Answer());
        var leases = await Task.WhenAll(joining);

        leases[0].Dispose();
        leases[0].Dispose();

        Assert.Equal("answer", Use(leases[1].Result));
    }

    [Fact]
    public async Task Fails_for_all_waiting_callers_and_starts_again_for_the_next()
    {
        var reads = Enumerable.Range(0, 2).Select(_ => GetAsync(Cancellation)).ToList();

        _answer.SetException(new HttpRequestException("gone"));

        foreach (var read in reads)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => read);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(Cancellation));
        Assert.Equal(2, _starts);
    }

    [Fact]
    public async Task Starts_nothing_for_a_caller_who_has_left_already()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync(left.Token));

        Assert.Equal(0, _starts);
    }

    [Fact]
    public async Task Disposes_the_answer_when_the_last_caller_has_used_it()
    {
        var answer = Answer();
        var uses = Enumerable.Range(0, 8).Select(_ => GetAsync(Cancellation)).ToList();

        _answer.SetResult(answer);

        Assert.All(await Task.WhenAll(uses), text => Assert.Equal("answer", text));
        Assert.Throws<ObjectDisposedException>(() => Use(answer));
    }

    private static HttpResponseMessage Answer() => new() { Content = Bodies.Of("answer") };

    private static string Use(HttpResponseMessage answer) =>
        Encoding.UTF8.GetString(BufferedContent.BytesOf(answer).Span);

    private async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        using var lease = await _requests.JoinAsync(Key, new RequestState(), StartAsync, cancellationToken);
        return Use(lease.Result);
    }

    private Task<HttpResponseMessage> StartAsync(RequestState state, CancellationToken end)
    {
        Interlocked.Increment(ref _starts);
        _started.TrySetResult((state, end));
        return _answers is { } answers ? Task.FromResult(answers()) : _answer.Task;
    }
}
