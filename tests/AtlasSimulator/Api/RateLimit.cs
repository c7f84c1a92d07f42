using System.Collections.Concurrent;
using System.Globalization;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>
/// The token buckets, one for each endpoint set and project: a request takes a token, and tokens come back at a steady
/// pace.
/// </summary>
internal sealed class RateLimit(SimulatorOptions options)
{
    private readonly ConcurrentDictionary<(string Set, string Project), Bucket> _buckets = new();
    private readonly double _perSecond = options.RateLimitPerMinute / 60;

    /// <summary>Takes a token, or gives the refusal; the headers say what is left.</summary>
    public Answer? Take(string path, Dictionary<string, string> headers)
    {
        var now = options.Time.GetUtcNow();
        var key = (EndpointSet.Of(path), EndpointSet.ProjectOf(path));
        var tokens = _buckets
            .GetOrAdd(key, _ => new Bucket(options.RateLimitCapacity, now))
            .Take(now, _perSecond);
        headers["RateLimit-Limit"] = options.RateLimitCapacity.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = Math.Max((int)tokens, 0).ToString(CultureInfo.InvariantCulture);
        return tokens >= 0 ? null : Refusal(path, (int)Math.Ceiling(-tokens / _perSecond), headers);
    }

    private Answer Refusal(string path, int wait, Dictionary<string, string> headers)
    {
        headers["Retry-After"] = wait.ToString(CultureInfo.InvariantCulture);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"Rate limit exceeded for {path}. Please retry after {wait} seconds. "
            + $"Request capacity: {options.RateLimitCapacity}. "
            + $"Refill rate: {options.RateLimitPerMinute} per 60 seconds.");
        return Answer.Error(
            429,
            "RATE_LIMITED_TOKEN_BUCKET",
            detail,
            "Too Many Requests",
            path,
            wait,
            options.RateLimitCapacity,
            (int)options.RateLimitPerMinute,
            60);
    }

    private sealed class Bucket(int capacity, DateTimeOffset filledAt)
    {
        private readonly Lock _lock = new();
        private double _tokens = capacity;
        private DateTimeOffset _filledAt = filledAt;

        /// <summary>How many tokens are left, or, below zero, how much of one is missing.</summary>
        public double Take(DateTimeOffset now, double perSecond)
        {
            lock (_lock)
            {
                _tokens = Math.Min(capacity, _tokens + ((now - _filledAt).TotalSeconds * perSecond));
                _filledAt = now;
                if (_tokens < 1)
                {
                    return _tokens - 1;
                }

                _tokens--;
                return _tokens;
            }
        }
    }
}
