namespace AtlasBackup.Provider.CommandLine.Terminals;

/// <summary>What the command ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    public const int Error = 1;

    /// <summary>A verdict was formed, and it is not "ready".</summary>
    public const int NotReady = 2;

    /// <summary>What a shell calls the end of a program by a signal, without the number of the signal.</summary>
    public const int Signal = 128;
}
