using System.Runtime.InteropServices;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Sends POSIX signals, which .NET can only receive.</summary>
internal static class Signals
{
    private const int Interrupt = 2;
    private const int Kill = 9;

    public static void SendInterrupt(int processId) => Send(processId, Interrupt);

    public static void SendKill(int processId) => Send(processId, Kill);

    private static void Send(int processId, int signal)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The engine host stops plugins with signals, which Windows lacks.");
        }

        // The group has the process's id if the process leads one. If the process has already ended, nothing is left to
        // do.
        if (SendNative(-processId, signal) != 0)
        {
            _ = SendNative(processId, signal);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendNative(int processId, int signal);
}
