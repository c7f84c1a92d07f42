namespace AtlasBackup.EngineHost.Plugins;

/// <summary>
/// A provider that cannot be used, or a call that failed, in the words in which Pulumi tells its user.
/// </summary>
public sealed class ProviderException(string message, Exception? cause = null) : Exception(message, cause);
