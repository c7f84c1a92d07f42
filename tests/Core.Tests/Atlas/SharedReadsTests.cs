using System.Text;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class SharedReadsTests
{
    private const string Key = "2023-01-01 groups/g";

    private readonly SharedReads _reads = new();
    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new();
    private readonly TaskCompletionSource<CancellationToken> _started = new();
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
    public async Task Keeps_different_reads_apart_and_reads_anew_after_the_end()
    {
        _answers = Answer;

        await GetAsync(Cancellation);
        await GetAsync(Cancellation);
        (await _reads.JoinAsync("other", StartAsync, Cancellation)).Dispose();

        Assert.Equal(3, _starts);
    }

    [Fact]
    public async Task Goes_on_for_the_others_when_one_caller_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var first = GetAsync(leaving.Token);
        var second = GetAsync(Cancellation);
        var end = await _started.Task;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(end.IsCancellationRequested);
        _answer.SetResult(Answer());
        Assert.Equal("answer", await second);
    }

    [Fact]
    public async Task Gives_up_when_the_last_caller_has_left()
    {
        using var leaving = new CancellationTokenSource();
        var first = GetAsync(leaving.Token);
        var second = GetAsync(leaving.Token);
        var end = await _started.Task;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.True(end.IsCancellationRequested);
    }

    [Fact]
    public async Task Fails_for_all_who_wait_and_starts_anew_for_the_next()
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
    public async Task Lets_the_answer_go_when_the_last_caller_has_used_it()
    {
        var answer = Answer();
        var uses = Enumerable.Range(0, 8).Select(_ => GetAsync(Cancellation)).ToList();

        _answer.SetResult(answer);

        Assert.All(await Task.WhenAll(uses), text => Assert.Equal("answer", text));
        Assert.Throws<ObjectDisposedException>(() => Use(answer));
    }

    private static HttpResponseMessage Answer() => new() { Content = Bodies.Of("answer") };

    private static string Use(HttpResponseMessage answer) =>
        Encoding.UTF8.GetString(AtlasErrors.BodyOf(answer).Span);

    private async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        using var lease = await _reads.JoinAsync(Key, StartAsync, cancellationToken);
        return Use(lease.Answer);
    }

    private Task<HttpResponseMessage> StartAsync(CancellationToken end)
    {
        Interlocked.Increment(ref _starts);
        _started.TrySetResult(end);
        return _answers is { } answers ? Task.FromResult(answers()) : _answer.Task;
    }
}
