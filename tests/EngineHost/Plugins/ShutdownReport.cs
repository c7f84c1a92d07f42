namespace AtlasBackup.EngineHost.Plugins;

/// <summary>How a plugin ended.</summary>
/// <param name="CancelAcknowledged">Whether Cancel was answered. If not, the engine reports a premature end.</param>
/// <param name="ExitCode">Null for an attached plugin, which is left running.</param>
/// <param name="Killed">The plugin outlived the time it has after SIGINT.</param>
/// <param name="Elapsed">From Cancel to the end of the process.</param>
/// <param name="PrematureExit">What the engine tells the user if Cancel was not acknowledged; else null.</param>
public sealed record ShutdownReport(
    bool CancelAcknowledged,
    int? ExitCode,
    bool Killed,
    TimeSpan Elapsed,
    string? PrematureExit);
