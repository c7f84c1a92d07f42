using System.Collections.Concurrent;
using System.Globalization;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Passes on that Atlas means to remove an endpoint: once for each function.</summary>
internal sealed class DeprecationNotice(IProviderLog log)
{
    // Atlas writes the day without a leading zero, which the standard form of HTTP dates does not allow.
    private static readonly string[] DateForms = ["ddd, d MMM yyyy HH:mm:ss 'GMT'", "r"];

    private readonly ConcurrentDictionary<string, bool> _noticed = new();

    public void Observe(AtlasRequest request, HttpResponseMessage response)
    {
        var sunset = Date(response, "Sunset");
        if (sunset is null && Date(response, "Deprecation") is null || !_noticed.TryAdd(request.Function, true))
        {
            return;
        }

        var end = sunset is null ? "has not said when it removes it" : $"removes it on {sunset}";
        log.Warning($"{request.Function} reads an endpoint that Atlas has deprecated; Atlas {end}.");
    }

    private static string? Date(HttpResponseMessage response, string header)
    {
        if (!response.Headers.NonValidated.TryGetValues(header, out var values))
        {
            return null;
        }

        var text = values.ToString();
        return DateTimeOffset.TryParseExact(
            text,
            DateForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "a date that could not be read";
    }
}
