using System.Globalization;

namespace AtlasBackup.AtlasSimulator.World;

/// <summary>Atlas's clock: it stands still where the options set it, and goes on elsewhere. It can be moved.</summary>
internal sealed class WorldClock(SimulatorOptions options)
{
    private long _movedTicks;

    /// <summary>To the second, as Atlas writes times.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = (options.Now ?? options.Time.GetUtcNow()).AddTicks(Interlocked.Read(ref _movedTicks));
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
        }
    }

    public string DateHeader => Now.ToString("R", CultureInfo.InvariantCulture);

    public void MoveTo(DateTimeOffset time) => Interlocked.Add(ref _movedTicks, (time - Now).Ticks);
}
