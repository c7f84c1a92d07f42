namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Follows one of Atlas's token buckets, and keeps requests within it. Every request takes a token, and tokens come
/// back at a steady pace. Answers say how many are left; a refusal makes every request that draws on the bucket wait.
/// </summary>
/// <param name="documented">What Atlas documents of the bucket, or null.</param>
/// <param name="time">The clock.</param>
/// <param name="longestPause">The longest pause that is kept: no call lasts longer without an answer.</param>
internal sealed class TokenBucket(BucketLimits? documented, TimeProvider time, TimeSpan longestPause)
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly BelievedLimits _limits = new(documented);
    private readonly SortedSet<BucketTurn> _queue = [];
    private double? _tokens;
    private int _underway;
    private long _left;
    private TimeSpan _filledAt;
    private TimeSpan _pausedUntil;
    private long _leftAtRefusal;

    // Since the start: a span by a clock that cannot go back.
    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Lets a request in when it is its turn; then <see cref="Leave"/> must follow.</summary>
    /// <returns>Whether it was admitted. Otherwise it waits, and asks again.</returns>
    public bool TryEnter(BucketTurn turn)
    {
        lock (_lock)
        {
            var now = Now;
            var isFirst = _queue.Min is not { } first || turn.CompareTo(first) <= 0;
            var wait = isFirst ? WaitForToken(now) : (TimeSpan?)null;
            if (wait > TimeSpan.Zero || !isFirst)
            {
                turn.Queue(wait, now);
                _queue.Add(turn);
                return false;
            }

            _queue.Remove(turn);
            _tokens--;
            _underway++;
            turn.EnteredAt = now;
            turn.LeftBefore = _left;
            CallFirst(now);
            return true;
        }
    }

    /// <summary>Takes a request out of the queue, if it is there.</summary>
    public void Abandon(BucketTurn turn)
    {
        lock (_lock)
        {
            _queue.Remove(turn);
            CallFirst(Now);
        }
    }

    /// <summary>Ends a request that had its turn, with what its answer says of the bucket, if there is one.</summary>
    public void Leave(BucketTurn turn, RateLimitReport? report)
    {
        lock (_lock)
        {
            var now = Now;
            var isNews = turn.LeftBefore >= _leftAtRefusal;
            _underway--;
            if (report is { IsRefusal: true })
            {
                _limits.Refuse(report, isNews);
                _leftAtRefusal = _left + 1;
                Pause(now, report.RetryAfter ?? DefaultPause);
            }
            else if (report is not null)
            {
                _limits.Admit(report, isNews);
                Correct(now, turn, report);
            }

            _left++;
            CallFirst(now);
        }
    }

    // The first request waits for a token; the others wait until they are first.
    private void CallFirst(TimeSpan now)
    {
        if (_queue.Min is { } first && now + WaitForToken(now) < first.Due)
        {
            first.Call();
        }
    }

    // In whole milliseconds, as timers count: a wait that is over is over.
    private TimeSpan WaitForToken(TimeSpan now)
    {
        var pause = _pausedUntil - now;
        if (_tokens is null)
        {
            return pause;
        }

        Refill(now);
        var missing = Math.Max(0, 1 - _tokens.GetValueOrDefault()) / _limits.TokensPerSecond;
        var turn = _filledAt - now + TimeSpan.FromMilliseconds(Math.Ceiling(missing * 1_000));
        return turn > pause ? turn : pause;
    }

    private void Refill(TimeSpan now)
    {
        var seconds = Math.Max(0, (now - _filledAt).TotalSeconds);
        _tokens = _tokens is { } tokens
            ? Math.Min(_limits.Capacity, tokens + (seconds * _limits.TokensPerSecond))
            : null;
        _filledAt = now > _filledAt ? now : _filledAt;
    }

    // Answers overtake one another: one need not know of any request that left while its own was under way, nor of
    // those that still are; and tokens have come back since. So it gives bounds, and within them the own count is the
    // better one.
    private void Correct(TimeSpan now, BucketTurn turn, RateLimitReport report)
    {
        if (report.Remaining is not { } remaining || now < _pausedUntil)
        {
            return;
        }

        var least = remaining - (_left - turn.LeftBefore) - _underway;
        var most = remaining + ((now - turn.EnteredAt).TotalSeconds * _limits.TokensPerSecond);
        Refill(now);
        _tokens = Math.Clamp(_tokens ?? least, least, most);
    }

    private void Pause(TimeSpan now, TimeSpan wait)
    {
        // No request waits that long: a request that arrives meanwhile is sent, and Atlas answers how long to wait.
        if (wait > longestPause || now + wait <= _pausedUntil)
        {
            return;
        }

        _pausedUntil = now + wait;
        _tokens = 1;
        _filledAt = _pausedUntil;
    }
}
