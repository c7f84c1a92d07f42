using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Pages;

/// <summary>Runs the command as a shell does that shows a page's lines.</summary>
internal static class CommandRun
{
    /// <param name="words">The words after the name of the command.</param>
    /// <param name="atlas">The simulated Atlas, or null where nothing is asked.</param>
    public static async Task<CommandResult> RunAsync(IEnumerable<string> words, AtlasSimulatorServer? atlas = null)
    {
        var start = new ProcessStartInfo(PluginUnderTest.Path, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MONGODB_ATLAS_BASE_URL"] = atlas?.BaseUrl ?? "";
        start.Environment["MONGODB_ATLAS_CLIENT_ID"] = AtlasData.ClientId;
        start.Environment["MONGODB_ATLAS_CLIENT_SECRET"] = AtlasData.ClientSecret;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("the command did not start");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, output, await errors);
    }
}

/// <summary>How a run of the command ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Errors">What it wrote to stderr.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Errors);
