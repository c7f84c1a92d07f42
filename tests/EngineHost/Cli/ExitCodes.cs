namespace AtlasBackup.EngineHost.Cli;

/// <summary>The exit codes of the commands.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The plugin answered with an error, or a replayed answer differs.</summary>
    public const int Failure = 1;

    /// <summary>The host itself failed.</summary>
    public const int HostFault = 255;
}
