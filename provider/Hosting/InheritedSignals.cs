using System.Runtime.InteropServices;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Restores what the process that started this one told the system to ignore.</summary>
/// <remarks>
/// A shell lets what runs in the background ignore SIGINT and SIGQUIT, and every process that is started from there
/// inherits it. .NET installs no handler for an ignored signal. An engine that runs in the background would ask the
/// plugin to end with a signal that never comes, and kill it before it has given its token back.
/// </remarks>
internal static class InheritedSignals
{
    // The same numbers on every Unix.
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Terminate = 15;

    private const nint DefaultAction = 0;

    /// <summary>Has to run before the first handler of a signal is registered.</summary>
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
