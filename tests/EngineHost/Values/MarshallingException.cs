namespace AtlasBackup.EngineHost.Values;

/// <summary>The engine refuses to pass on these properties.</summary>
public sealed class MarshallingException(string message) : Exception(message);
