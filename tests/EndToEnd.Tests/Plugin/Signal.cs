using System.Diagnostics;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>Sends a signal to one process, as a person or a pipeline does.</summary>
internal static class Signal
{
    /// <param name="process">The ID of the process.</param>
    /// <param name="signal">The name without SIG, such as INT.</param>
    public static async Task SendAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }
}
