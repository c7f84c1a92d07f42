namespace AtlasBackup.EndToEnd.Tests.Simulator;

/// <summary>A clock that a test moves.</summary>
internal sealed class SetTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
