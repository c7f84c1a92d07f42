using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Sends signals, which .NET can only receive. Windows has Ctrl-Break in place of SIGINT.</summary>
internal static class Signals
{
    private const int Interrupt = 2;
    private const int Kill = 9;
    private const uint ControlBreak = 1;

    public static void SendInterrupt(int processId)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = GenerateConsoleCtrlEvent(ControlBreak, processId);
        }
        else
        {
            Send(processId, Interrupt);
        }
    }

    public static void SendKill(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            Send(process.Id, Kill);
        }
    }

    private static void Send(int processId, int signal)
    {
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

    [DllImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GenerateConsoleCtrlEvent(uint signal, int processGroup);
}
