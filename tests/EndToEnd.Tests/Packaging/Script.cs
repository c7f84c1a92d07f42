using System.Diagnostics;
using AtlasBackup.EndToEnd.Tests.CommandLine;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>Runs a script of this repository, or another program, to its end.</summary>
internal static class Script
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static Task<CommandResult> RunAsync(string program, params IEnumerable<string> arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments));

    public static async Task<CommandResult> RunAsync(ProcessStartInfo start)
    {
        if (start.FileName.StartsWith("packaging/", StringComparison.Ordinal))
        {
            start.FileName = Repository.PathOf(start.FileName);
        }

        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        // If the tests run under make, it passes its own flags to the make of a script.
        start.Environment.Remove("MAKEFLAGS");
        start.Environment.Remove("MAKELEVEL");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("nothing was started");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken);
        await process.WaitForExitAsync(CancellationToken);
        return new CommandResult(process.ExitCode, output, await errors);
    }

    /// <summary>Writes a file that can be executed.</summary>
    /// <remarks>
    /// Another process makes it: while this one has a file open for writing, a process that another test starts has it
    /// open, too, and the file cannot be executed.
    /// </remarks>
    public static async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
        var draft = $"{path}.draft";
        await File.WriteAllTextAsync(draft, text, CancellationToken);
        Assert.Equal(0, (await RunAsync("install", "-m", "755", draft, path)).ExitCode);
        File.Delete(draft);
    }
}
