namespace AtlasBackup.Core.Atlas.Http;

/// <summary>A request at a token bucket: its place in the queue, and later the time of its admission.</summary>
/// <param name="arrival">Its place in the order of arrival. The request that came first is admitted first.</param>
internal sealed class BucketTurn(long arrival) : IComparable<BucketTurn>
{
    private TaskCompletionSource _called = new();

    public long Arrival { get; } = arrival;

    /// <summary>How long it waits before it asks again, unless it is called before.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>When it asks again, by the bucket's clock.</summary>
    public TimeSpan Due { get; private set; }

    /// <summary>When it was let in, by the bucket's clock.</summary>
    public TimeSpan EnteredAt { get; set; }

    /// <summary>How many had left the bucket when it was let in.</summary>
    public long LeftBefore { get; set; }

    /// <summary>Makes it wait until a moment, or, where there is none, until it is called.</summary>
    public void Queue(TimeSpan? wait, TimeSpan now)
    {
        Wait = wait ?? Timeout.InfiniteTimeSpan;
        Due = wait is { } known ? now + known : TimeSpan.MaxValue;
        _called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets it ask again now.</summary>
    public void Call() => _called.TrySetResult();

    public async Task WaitAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_called.Task, Task.Delay(Wait, time, end.Token));
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public int CompareTo(BucketTurn? other) => Arrival.CompareTo(other?.Arrival);
}
