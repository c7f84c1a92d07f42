namespace AtlasBackup.EngineHost.Plugins;

/// <summary>A plugin that did not come up: the engine's error, and what the plugin had written until then.</summary>
public sealed class PluginStartException(string message, string standardOutput, string standardError, Exception? cause)
    : Exception(message, cause)
{
    public string StandardOutput { get; } = standardOutput;

    public string StandardError { get; } = standardError;
}
