namespace AtlasBackup.EngineHost.Plugins;

/// <summary>
/// The plugin did not start. The exception holds the engine's error and the output of the plugin until then.
/// </summary>
public sealed class PluginStartException(string message, string standardOutput, string standardError, Exception? cause)
    : Exception(message, cause)
{
    public string StandardOutput { get; } = standardOutput;

    public string StandardError { get; } = standardError;
}
