using System.Globalization;
using System.Net;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Logs that requests are retried: once, and then at most once in an interval.</summary>
internal sealed class RetryNotice(Transport transport)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Unnoticeable = TimeSpan.FromMilliseconds(50);

    private readonly Throttle _throttle = new(transport.Time);

    /// <param name="host">The host that was asked, which need not be Atlas.</param>
    /// <param name="status">The status of its answer, or null when it did not answer.</param>
    /// <param name="wait">How long it takes until the next attempt.</param>
    public void Say(string host, HttpStatusCode? status, TimeSpan wait)
    {
        if (_throttle.Pass(Interval) is not { } retries)
        {
            return;
        }

        var reason = status is { } code ? Line($"{host} answered {(int)code}") : $"{host} did not answer";
        var soFar = retries == 1 ? "" : Line($" ({retries} retries so far)");
        transport.Log.Info($"{reason}; trying again {When(wait)}{soFar}");
    }

    private static string When(TimeSpan wait) =>
        wait < Unnoticeable ? "at once" : Line($"in {wait.TotalSeconds:0.#} s");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
