using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// A clock that notes who waits how long. It stands still until it is told to go on, or, when it is swift, passes as
/// soon as somebody waits.
/// </summary>
internal sealed class TestTime() : FakeTimeProvider(Epoch)
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<TimeSpan> _next = Channel.CreateUnbounded<TimeSpan>();
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly Lock _swift = new();

    public bool IsSwift { get; init; }

    /// <summary>The longest wait that makes a swift clock pass: deadlines are waits, too.</summary>
    public TimeSpan LongestSwiftWait { get; init; } = TimeSpan.MaxValue;

    /// <summary>By how much the date is wrong. Spans do not see it, as on a machine whose date is put right.</summary>
    public TimeSpan DateError { get; set; }

    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    public TimeSpan Elapsed => base.GetUtcNow() - Epoch;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + DateError;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    /// <summary>Returns when somebody has begun to wait: for how long.</summary>
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
