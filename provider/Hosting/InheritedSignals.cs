using System.Runtime.InteropServices;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Restores the default action of signals that the parent process told the system to ignore.</summary>
/// <remarks>
/// A shell starts background commands with SIGINT and SIGQUIT ignored, and every process that such a command starts
/// inherits this. .NET installs no handler for an ignored signal. An engine in the background would ask the plugin to
/// end with a signal that the plugin never receives, and would kill it before it has revoked its token.
/// </remarks>
internal static class InheritedSignals
{
    // These numbers are the same on every Unix.
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Terminate = 15;

    private const nint DefaultAction = 0;

    /// <summary>Must run before the first signal handler is registered.</summary>
    public static void Restore()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _ = SetAction(Interrupt, DefaultAction);
        _ = SetAction(Quit, DefaultAction);
        _ = SetAction(Terminate, DefaultAction);
    }

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetAction(int signal, nint action);
}
