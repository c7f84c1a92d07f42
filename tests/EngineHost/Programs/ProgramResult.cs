using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>What a program did, and how its plugins ended.</summary>
public sealed record ProgramResult
{
    public required int ExitCode { get; init; }

    /// <summary>The stack's outputs, secrets still sealed.</summary>
    public required Struct Outputs { get; init; }

    /// <summary>Everything logged by the program, its plugins and the engine itself, in order.</summary>
    public required IReadOnlyList<EngineLogEntry> Diagnostics { get; init; }

    public required IReadOnlyList<RegisteredResource> Resources { get; init; }

    public required string StandardOutput { get; init; }

    public required string StandardError { get; init; }

    /// <summary>One report for each provider that was loaded.</summary>
    public required IReadOnlyList<ShutdownReport> Plugins { get; init; }
}
