namespace AtlasBackup.Core.Values;

/// <summary>
/// Lets one message pass and holds back those that follow too soon, however many there are. It counts them all.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="delay">For how long even the first message is held back.</param>
internal sealed class Throttle(TimeProvider time, TimeSpan delay = default)
{
    private readonly Lock _lock = new();
    private long _silentSince = time.GetTimestamp();
    private TimeSpan _silence = delay;
    private int _count;

    /// <summary>Asks whether a message may pass now.</summary>
    /// <param name="silence">For how long none may follow if it may.</param>
    /// <returns>How many messages there have been, this one included; null when it is held back.</returns>
    public int? Pass(TimeSpan silence)
    {
        lock (_lock)
        {
            _count++;
            if (time.GetElapsedTime(_silentSince) < _silence)
            {
                return null;
            }

            _silentSince = time.GetTimestamp();
            _silence = silence;
            return _count;
        }
    }
}
