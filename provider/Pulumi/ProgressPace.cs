namespace AtlasBackup.Provider.Pulumi;

/// <summary>Lets one progress line pass a second.</summary>
internal sealed class ProgressPace(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long _last = time.GetTimestamp();

    public bool IsDue()
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_last) < Interval)
            {
                return false;
            }

            _last = time.GetTimestamp();
            return true;
        }
    }
}
