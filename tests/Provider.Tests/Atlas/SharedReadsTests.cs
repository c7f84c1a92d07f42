using AtlasBackup.Provider.Atlas;

namespace AtlasBackup.Provider.Tests.Atlas;

public sealed class SharedReadsTests
{
    private const string Key = "2023-01-01 groups/g";

    private static readonly ReadOnlyMemory<byte> Answer = "answer"u8.ToArray();

    private readonly SharedReads _reads = new();
    private readonly TaskCompletionSource<ReadOnlyMemory<byte>> _answer = new();
    private readonly TaskCompletionSource<CancellationToken> _started = new();
    private int _starts;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_identical_reads_one()
    {
        var reads = Enumerable.Range(0, 64).Select(_ => _reads.GetAsync(Key, StartAsync, Cancellation)).ToList();

        _answer.SetResult(Answer);
        var answers = await Task.WhenAll(reads);

        Assert.Equal(1, _starts);
        Assert.All(answers, answer => Assert.True(answer.Equals(Answer)));
    }

    [Fact]
    public async Task Keeps_different_reads_apart_and_reads_anew_after_the_end()
    {
        _answer.SetResult(Answer);

        await _reads.GetAsync(Key, StartAsync, Cancellation);
        await _reads.GetAsync(Key, StartAsync, Cancellation);
        await _reads.GetAsync("other", StartAsync, Cancellation);

        Assert.Equal(3, _starts);
    }

    [Fact]
    public async Task Goes_on_for_the_others_when_one_caller_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var first = _reads.GetAsync(Key, StartAsync, leaving.Token);
        var second = _reads.GetAsync(Key, StartAsync, Cancellation);
        var end = await _started.Task;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(end.IsCancellationRequested);
        _answer.SetResult(Answer);
        Assert.True((await second).Equals(Answer));
    }

    [Fact]
    public async Task Gives_up_when_the_last_caller_has_left()
    {
        using var leaving = new CancellationTokenSource();
        var first = _reads.GetAsync(Key, StartAsync, leaving.Token);
        var second = _reads.GetAsync(Key, StartAsync, leaving.Token);
        var end = await _started.Task;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.True(end.IsCancellationRequested);
    }

    [Fact]
    public async Task Fails_for_all_who_wait_and_starts_anew_for_the_next()
    {
        var reads = Enumerable.Range(0, 2).Select(_ => _reads.GetAsync(Key, StartAsync, Cancellation)).ToList();

        _answer.SetException(new HttpRequestException("gone"));

        foreach (var read in reads)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => read);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => _reads.GetAsync(Key, StartAsync, Cancellation));
        Assert.Equal(2, _starts);
    }

    [Fact]
    public async Task Starts_nothing_for_a_caller_who_has_left_already()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _reads.GetAsync(Key, StartAsync, left.Token));

        Assert.Equal(0, _starts);
    }

    private Task<ReadOnlyMemory<byte>> StartAsync(CancellationToken end)
    {
        Interlocked.Increment(ref _starts);
        _started.TrySetResult(end);
        return _answer.Task;
    }
}
