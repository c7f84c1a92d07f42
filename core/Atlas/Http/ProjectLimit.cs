using System.Globalization;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Keeps the requests of one project within the rate that Atlas grants it. Atlas counts tokens: every request takes
/// one, and they come back at a steady pace. Its answers say how many are left; a refusal makes every request of the
/// project wait.
/// </summary>
internal sealed class ProjectLimit(TimeProvider time, TimeSpan longestPause)
{
    // What Atlas grants the backup endpoints. A refusal says what it really is.
    private const double DefaultCapacity = 1200;
    private const double DefaultTokensPerSecond = 500 / 60.0;

    // Slower than this would be no pace but a stop.
    private const double LeastTokensPerSecond = 1 / 60.0;

    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private double _capacity = DefaultCapacity;
    private double _tokensPerSecond = DefaultTokensPerSecond;
    private double? _tokens;
    private int _underway;
    private long _left;
    private int _waiting;
    private int _refusals;
    private DateTimeOffset _filledAt;
    private DateTimeOffset _pausedUntil;

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
                _tokens = Math.Min(_capacity, tokens + 1);
            }
        }
    }

    /// <summary>Ends a request that had its turn, with what its answer says of the limit.</summary>
    public void Leave(HttpResponseMessage? response, long entered)
    {
        lock (_lock)
        {
            _underway--;
            var overtaken = _left - entered;
            _left++;
            if (response is null)
            {
                return;
            }

            if ((int)response.StatusCode == 429)
            {
                _tokensPerSecond = RefillRate(response) ?? _tokensPerSecond;
                Pause(RetryAfter.Of(response, time) ?? DefaultPause);
            }
            else if (Number(response, "RateLimit-Remaining") is { } remaining && time.GetUtcNow() >= _pausedUntil)
            {
                _capacity = Number(response, "RateLimit-Limit") ?? _capacity;

                // Answers overtake one another: this one need not know of any request that left while its own was under
                // way, nor of those that still are.
                _tokens = remaining - overtaken - _underway - _waiting;
                _filledAt = time.GetUtcNow();
            }
        }
    }

    // The refusal's parameters: the path, the seconds to wait, the capacity, and how many tokens come back in how many
    // seconds.
    private static double? RefillRate(HttpResponseMessage response)
    {
        var error = AtlasErrors.ErrorOf(response);
        return error.Parameters.Count >= 5
            && double.TryParse(error.Parameters[3], CultureInfo.InvariantCulture, out var tokens)
            && double.TryParse(error.Parameters[4], CultureInfo.InvariantCulture, out var seconds)
            && tokens > 0
            && seconds > 0
            ? Math.Max(tokens / seconds, LeastTokensPerSecond)
            : null;
    }

    private static double? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
            && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var number)
            && number >= 0
            ? number
            : null;

    private TimeSpan Reserve()
    {
        var now = time.GetUtcNow();
        var pause = _pausedUntil - now;
        if (_tokens is null)
        {
            return pause;
        }

        Refill(now);
        _tokens--;
        var turn = _tokens < 0
            ? _filledAt - now + TimeSpan.FromSeconds(-_tokens.Value / _tokensPerSecond)
            : TimeSpan.Zero;
        return turn > pause ? turn : pause;
    }

    private void Refill(DateTimeOffset now)
    {
        var seconds = Math.Max(0, (now - _filledAt).TotalSeconds);
        _tokens = Math.Min(_capacity, (_tokens ?? 0) + (seconds * _tokensPerSecond));
        _filledAt = now > _filledAt ? now : _filledAt;
    }

    // Nobody has a place in the queue any more: all who wait line up again behind the pause, at the pace of the refill.
    private void Pause(TimeSpan wait)
    {
        // A longer one would look like a hang: whoever comes meanwhile asks Atlas, and hears from it how long it will
        // be.
        if (wait > longestPause)
        {
            return;
        }

        var until = time.GetUtcNow() + wait;
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
