namespace AtlasBackup.EngineHost.Values;

/// <summary>Properties that the engine refuses to carry.</summary>
public sealed class MarshallingException(string message) : Exception(message);
