using System.Diagnostics;
using System.Runtime.InteropServices;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>Runs what a release or a person runs in this repository.</summary>
internal static class RepositoryCommand
{
    /// <summary>This machine's architecture as the registries name it.</summary>
    public static string Architecture { get; } =
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64";

    /// <summary>Packs the published program into a folder as a release does.</summary>
    /// <returns>The path of the archive.</returns>
    public static Task<string> PackAsync(string folder) =>
        RunAsync("packaging/pack-terraform", PluginUnderTest.Path, "linux", Architecture, folder);

    /// <summary>Runs a command that is expected to succeed, and returns what it printed.</summary>
    public static async Task<string> RunAsync(string command, params string[] arguments)
    {
        var path = command.Contains('/', StringComparison.Ordinal) ? Repository.PathOf(command) : command;
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // If the tests run under make, it passes its own flags to this make.
        start.Environment.Remove("MAKEFLAGS");
        start.Environment.Remove("MAKELEVEL");
        using var process = Process.Start(start);
        Assert.NotNull(process);
        var run = await TerraformWorkspace.FinishAsync(process);
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output.Trim();
    }
}
