using System.Globalization;

namespace AtlasBackup.Provider.Atlas.Http;

/// <summary>Says that requests are being tried again: once, and then once in a while, however many there are.</summary>
internal sealed class RetryNotice(Transport transport)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

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
        transport.Log.Info(string.Create(
            CultureInfo.InvariantCulture,
            $"{reason}; trying again in {wait.TotalSeconds:0.#} s{soFar}"));
    }
}
