using System.Globalization;
using System.Net;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>What an answer says of the token bucket that its request drew on.</summary>
internal sealed record RateLimitReport
{
    /// <summary>Whether the bucket was empty.</summary>
    public bool IsRefusal { get; private init; }

    /// <summary>Whether Atlas took a token and processed the request, with any result.</summary>
    public bool IsServed { get; private init; }

    /// <summary>How long a refusal asks to wait.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>How many tokens the bucket holds when it is full.</summary>
    public double? Capacity { get; private init; }

    /// <summary>How many tokens were left.</summary>
    public double? Remaining { get; private init; }

    /// <summary>How fast tokens come back. Only refusals say so.</summary>
    public double? TokensPerSecond { get; private init; }

    public static RateLimitReport Of(HttpResponseMessage response)
    {
        var isRefusal = response.StatusCode == HttpStatusCode.TooManyRequests;
        return new RateLimitReport
        {
            IsRefusal = isRefusal,
            IsServed = !isRefusal && response.StatusCode < HttpStatusCode.InternalServerError,
            RetryAfter = isRefusal ? Http.RetryAfter.Of(response) : null,
            // A bucket that cannot hold a single token would admit no request.
            Capacity = Number(response, "RateLimit-Limit") is >= 1 and var capacity ? capacity : null,
            Remaining = Number(response, "RateLimit-Remaining"),
            TokensPerSecond = isRefusal ? RefillRate(response) : null,
        };
    }

    // The refusal's parameters: the path, the seconds to wait, the capacity, and how many tokens come back in how many
    // seconds.
    private static double? RefillRate(HttpResponseMessage response)
    {
        var error = AtlasError.Of(response);
        return error.Parameters.Count >= 5
            && double.TryParse(error.Parameters[3], CultureInfo.InvariantCulture, out var tokens)
            && double.TryParse(error.Parameters[4], CultureInfo.InvariantCulture, out var seconds)
            && tokens > 0
            && seconds > 0
            && double.IsFinite(tokens / seconds)
            ? tokens / seconds
            : null;
    }

    private static double? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
            && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var number)
            && number >= 0
            && double.IsFinite(number)
            ? number
            : null;
}
