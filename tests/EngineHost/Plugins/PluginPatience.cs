namespace AtlasBackup.EngineHost.Plugins;

/// <summary>How long the engine waits for a plugin at each step.</summary>
public sealed record PluginPatience
{
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Cancel { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Exit { get; init; } = TimeSpan.FromSeconds(5);
}
