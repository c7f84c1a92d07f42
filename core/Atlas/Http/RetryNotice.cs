using System.Globalization;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Says that requests are being tried again: once, and then once in a while, however many there are.</summary>
internal sealed class RetryNotice(Transport transport)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Unnoticeable = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private long _lastTimestamp;
    private int _retries;

    public void Say(string reason, TimeSpan wait)
    {
        int retries;
        lock (_lock)
        {
            _retries++;
            if (_retries > 1 && transport.Time.GetElapsedTime(_lastTimestamp) < Interval)
            {
                return;
            }

            _lastTimestamp = transport.Time.GetTimestamp();
            retries = _retries;
        }

        var soFar = retries == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({retries} retries so far)");
        transport.Log.Info($"{reason}; trying again {When(wait)}{soFar}");
    }

    private static string When(TimeSpan wait) => wait < Unnoticeable
        ? "at once"
        : string.Create(CultureInfo.InvariantCulture, $"in {wait.TotalSeconds:0.#} s");
}
