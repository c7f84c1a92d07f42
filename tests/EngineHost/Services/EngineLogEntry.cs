using Pulumirpc;

namespace AtlasBackup.EngineHost.Services;

/// <summary>One message that a plugin or a program sent to the engine's log.</summary>
public sealed record EngineLogEntry(LogSeverity Severity, string Message, string Urn, int StreamId, bool Ephemeral);
