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
    // Slower than this would be no pace but a stop.
    private const double LeastTokensPerSecond = 1 / 60.0;

    // The slowest that Atlas documents for any bucket, and the longest time in which it documents one to be full again.
    private const double SlowestTokensPerSecond = 100 / 60.0;
    private const double SlowestRefillSeconds = 180;

    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private double? _capacity = documented?.Capacity;
    private double? _tokensPerSecond = documented?.TokensPerSecond;
    private double? _tokens;
    private int _underway;
    private long _left;
    private int _waiting;
    private int _refusals;
    private TimeSpan _filledAt;
    private TimeSpan _pausedUntil;

    // Since the start: a span by a clock that cannot go back.
    private TimeSpan Now => time.GetElapsedTime(_start);

    private double Capacity => _capacity ?? double.PositiveInfinity;

    private double TokensPerSecond => Math.Max(
        LeastTokensPerSecond,
        _tokensPerSecond ?? (_capacity / SlowestRefillSeconds) ?? SlowestTokensPerSecond);

    /// <summary>Lets a request in when it is its turn; then <see cref="Leave"/> must follow.</summary>
    /// <param name="place">Its place in the queue, when it has been given one; else null.</param>
    /// <param name="entered">When it came in: to be told when it leaves.</param>
    /// <returns>How long to wait before it asks again, or zero when it is in.</returns>
    public TimeSpan Enter(ref int? place, out long entered)
    {
        lock (_lock)
        {
            entered = _left;

            // A place in the queue holds, unless Atlas has refused somebody in the meantime.
            var isTurn = place == _refusals;
            _waiting -= place is null ? 0 : 1;
            var wait = isTurn ? TimeSpan.Zero : Reserve();
            if (wait <= TimeSpan.Zero)
            {
                place = null;
                _underway++;
                return TimeSpan.Zero;
            }

            place = _refusals;
            _waiting++;
            return wait;
        }
    }

    /// <summary>Gives up a place in the queue.</summary>
    public void Abandon(int place)
    {
        lock (_lock)
        {
            _waiting--;
            if (place == _refusals && _tokens is { } tokens)
            {
                _tokens = Math.Min(Capacity, tokens + 1);
            }
        }
    }

    /// <summary>Ends a request that had its turn, with what its answer says of the bucket, if there is one.</summary>
    public void Leave(RateLimitReport? report, long entered)
    {
        lock (_lock)
        {
            _underway--;
            var overtaken = _left - entered;
            _left++;
            if (report is { IsRefusal: true })
            {
                _tokensPerSecond = report.TokensPerSecond ?? _tokensPerSecond;
                _capacity = report.Capacity ?? _capacity;
                Pause(report.RetryAfter ?? DefaultPause);
            }
            else if (report is { Remaining: { } remaining } && Now >= _pausedUntil)
            {
                _capacity = report.Capacity ?? _capacity;

                // Answers overtake one another: this one need not know of any request that left while its own was under
                // way, nor of those that still are.
                _tokens = remaining - overtaken - _underway - _waiting;
                _filledAt = Now;
            }
        }
    }

    private TimeSpan Reserve()
    {
        var now = Now;
        var pause = _pausedUntil - now;
        if (_tokens is null)
        {
            return pause;
        }

        Refill(now);
        _tokens--;
        var turn = _tokens < 0
            ? _filledAt - now + TimeSpan.FromSeconds(-_tokens.Value / TokensPerSecond)
            : TimeSpan.Zero;
        return turn > pause ? turn : pause;
    }

    private void Refill(TimeSpan now)
    {
        var seconds = Math.Max(0, (now - _filledAt).TotalSeconds);
        _tokens = Math.Min(Capacity, (_tokens ?? 0) + (seconds * TokensPerSecond));
        _filledAt = now > _filledAt ? now : _filledAt;
    }

    // Nobody has a place in the queue any more: all who wait line up again behind the pause, at the pace of the refill.
    private void Pause(TimeSpan wait)
    {
        // Nobody waits as long as that: whoever comes meanwhile asks Atlas, and hears from it how long it will be.
        if (wait > longestPause)
        {
            return;
        }

        var until = Now + wait;
        if (until <= _pausedUntil)
        {
            return;
        }

        _refusals++;
        _pausedUntil = until;
        _tokens = 1;
        _filledAt = until;
    }
}
