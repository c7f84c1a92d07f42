using System.Diagnostics;
using AtlasBackup.EngineHost.Plugins;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>Runs a program as a process of its own.</summary>
internal static class ProgramProcess
{
    public static async Task<ProgramExit> RunAsync(
        ProgramOptions options,
        ProgramEnvironment environment,
        CancellationToken cancellationToken)
    {
        var command = environment.Arguments().ToList();
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.Directory,
        };
        environment.Apply(start.Environment);
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
        var output = new CapturedText(process.StandardOutput.BaseStream);
        var error = new CapturedText(process.StandardError.BaseStream);
        output.Start();
        error.Start();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            await Task.WhenAll(output.Completed, error.Completed).WaitAsync(cancellationToken);
            return new(process.ExitCode, output.Text, error.Text);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
