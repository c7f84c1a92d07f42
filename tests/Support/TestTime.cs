using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// A clock that records every wait and its length. It does not move until the test moves it. A swift clock moves by
/// itself as soon as somebody waits.
/// </summary>
internal sealed class TestTime() : FakeTimeProvider(Epoch)
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<TimeSpan> _next = Channel.CreateUnbounded<TimeSpan>();
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly Lock _swift = new();

    public bool IsSwift { get; init; }

    /// <summary>The longest wait that moves a swift clock. Deadlines are longer waits and must not move it.</summary>
    public TimeSpan LongestSwiftWait { get; init; } = TimeSpan.MaxValue;

    /// <summary>The error of the date. It does not affect durations, as on a machine whose date is corrected.</summary>
    public TimeSpan DateError { get; set; }

    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    public TimeSpan Elapsed => base.GetUtcNow() - Epoch;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + DateError;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    /// <summary>Returns the length of a wait, when one has started.</summary>
    public async Task<TimeSpan> NextWaitAsync() =>
        await _next.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return timer;
        }

        _waits.Enqueue(dueTime);
        _next.Writer.TryWrite(dueTime);
        if (IsSwift && dueTime <= LongestSwiftWait)
        {
            var due = base.GetUtcNow() + dueTime;
            ThreadPool.QueueUserWorkItem(_ => AdvanceTo(due));
        }

        return timer;
    }

    // Waits that began together end together.
    private void AdvanceTo(DateTimeOffset moment)
    {
        lock (_swift)
        {
            var left = moment - base.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                Advance(left);
            }
        }
    }
}
