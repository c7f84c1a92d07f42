using System.Collections.Concurrent;
using System.Globalization;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>
/// The token buckets, one for each endpoint set and project. A request takes a token, and tokens return at a constant
/// rate.
/// </summary>
internal sealed class RateLimit(SimulatorOptions options)
{
    private readonly ConcurrentDictionary<(string Set, string Project), Bucket> _buckets = new();

    /// <summary>Takes a token or returns the refusal. The headers say how many tokens are left.</summary>
    public Answer? Take(string path, Dictionary<string, string> headers)
    {
        var set = EndpointSet.Of(path);
        if (LimitOf(set) is not { } limit)
        {
            return null;
        }

        var now = options.Time.GetUtcNow();
        var tokens = _buckets
            .GetOrAdd((set, EndpointSet.ProjectOf(path)), _ => new Bucket(limit.Capacity, now))
            .Take(now, limit.PerSecond);
        headers["RateLimit-Limit"] = limit.Capacity.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = Math.Max((int)tokens, 0).ToString(CultureInfo.InvariantCulture);
        return tokens >= 0 ? null : Refusal(path, limit, (int)Math.Ceiling(-tokens / limit.PerSecond), headers);
    }

    // If Atlas documents no limit, its answers have no rate-limit headers.
    private Limit? LimitOf(string set) => options.UsesAtlasLimits
        ? EndpointSet.LimitOf(set)
        : new Limit(options.RateLimitCapacity, options.RateLimitPerMinute);

    private static Answer Refusal(string path, Limit limit, int wait, Dictionary<string, string> headers)
    {
        headers["Retry-After"] = wait.ToString(CultureInfo.InvariantCulture);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"Rate limit exceeded for {path}. Please retry after {wait} seconds. "
            + $"Request capacity: {limit.Capacity}. Refill rate: {limit.PerMinute} per 60 seconds.");
        return Answer.Error(
            429,
            "RATE_LIMITED_TOKEN_BUCKET",
            detail,
            "Too Many Requests",
            path,
            wait,
            limit.Capacity,
            (int)limit.PerMinute,
            60);
    }

    private sealed class Bucket(int capacity, DateTimeOffset filledAt)
    {
        private readonly Lock _lock = new();
        private double _tokens = capacity;
        private DateTimeOffset _filledAt = filledAt;

        /// <summary>
        /// The number of tokens that are left. A negative number says how much of a token is missing.
        /// </summary>
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
