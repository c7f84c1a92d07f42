namespace AtlasBackup.EngineHost.Cli;

/// <summary>How a command ends.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The plugin said no, or a replayed answer differs.</summary>
    public const int Failure = 1;

    /// <summary>The host itself could not do its work.</summary>
    public const int HostFault = 255;
}
