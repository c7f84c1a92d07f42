using System.Globalization;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>A project's bucket of tokens: a request takes one, and they come back at a steady pace.</summary>
internal sealed class RateLimit(SimulatorOptions options)
{
    private readonly Lock _lock = new();
    private double _tokens = options.RateLimitCapacity;
    private DateTimeOffset _filledAt = options.Time.GetUtcNow();

    /// <summary>Takes a token, or gives the refusal; the headers say what is left.</summary>
    public Answer? Take(string path, Dictionary<string, string> headers)
    {
        lock (_lock)
        {
            var now = options.Time.GetUtcNow();
            var perSecond = options.RateLimitPerMinute / 60;
            _tokens = Math.Min(options.RateLimitCapacity, _tokens + ((now - _filledAt).TotalSeconds * perSecond));
            _filledAt = now;
            headers["RateLimit-Limit"] = options.RateLimitCapacity.ToString(CultureInfo.InvariantCulture);
            if (_tokens >= 1)
            {
                _tokens--;
                headers["RateLimit-Remaining"] = ((int)_tokens).ToString(CultureInfo.InvariantCulture);
                return null;
            }

            return Refusal(path, (int)Math.Ceiling((1 - _tokens) / perSecond), headers);
        }
    }

    private Answer Refusal(string path, int wait, Dictionary<string, string> headers)
    {
        headers["RateLimit-Remaining"] = "0";
        headers["Retry-After"] = wait.ToString(CultureInfo.InvariantCulture);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"Rate limit exceeded for {path}. Please retry after {wait} seconds. Request capacity: {options.RateLimitCapacity}. Refill rate: {options.RateLimitPerMinute} per 60 seconds.");
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
}
