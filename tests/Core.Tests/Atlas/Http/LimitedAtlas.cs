using System.Globalization;
using System.Net;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>Answers as Atlas does behind one of its token buckets, with the documented texts and headers.</summary>
internal sealed class LimitedAtlas(TestTime time, int capacity, int tokensPerMinute)
{
    private readonly Lock _lock = new();
    private double _tokens = capacity;
    private TimeSpan _filledAt;

    /// <summary>Whether its answers say how many tokens are left. Atlas does not guarantee this.</summary>
    public bool HasHeaders { get; init; } = true;

    /// <summary>Whether all tokens of a minute return at its end, and not one by one.</summary>
    public bool IsLumpy { get; init; }

    public int Refusals { get; private set; }

    public HttpResponseMessage Answer(Sent sent)
    {
        lock (_lock)
        {
            Refill();
            if (_tokens < 1)
            {
                Refusals++;
                return Refuse(sent.Target);
            }

            _tokens--;
            var left = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(_tokens)}");
            return ScriptedAtlas.Answer(
                HttpStatusCode.OK,
                "{}",
                HasHeaders ? [("RateLimit-Limit", $"{capacity}"), ("RateLimit-Remaining", left)] : []);
        }
    }

    private void Refill()
    {
        var passed = IsLumpy ? Math.Floor(time.Elapsed.TotalMinutes) * 60 : time.Elapsed.TotalSeconds;
        _tokens = Math.Min(capacity, _tokens + ((passed - _filledAt.TotalSeconds) * tokensPerMinute / 60));
        _filledAt = TimeSpan.FromSeconds(passed);
    }

    private HttpResponseMessage Refuse(string path)
    {
        var seconds = IsLumpy
            ? 60 - (time.Elapsed.TotalSeconds % 60)
            : (1 - _tokens) * 60 / tokensPerMinute;
        var wait = (int)Math.Ceiling(seconds);
        var body = $$"""
            {
              "detail": "Rate limit exceeded for {{path}}. Please retry after {{wait}} seconds.",
              "error": 429,
              "errorCode": "RATE_LIMITED_TOKEN_BUCKET",
              "parameters": ["{{path}}", {{wait}}, {{capacity}}, {{tokensPerMinute}}, 60],
              "reason": "Too Many Requests"
            }
            """;
        return ScriptedAtlas.Answer(
            HttpStatusCode.TooManyRequests,
            body,
            ("Retry-After", $"{wait}"), ("RateLimit-Limit", $"{capacity}"), ("RateLimit-Remaining", "0"));
    }
}
