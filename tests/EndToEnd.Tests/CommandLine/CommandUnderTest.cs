using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>The published program in its own process, started as the command is.</summary>
internal sealed partial class CommandUnderTest : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private CommandUnderTest(CommandOptions options)
    {
        _process = Process.Start(StartInfo(options)) ?? throw new InvalidOperationException("nothing was started");
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    public int Id => _process.Id;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static CommandUnderTest Start(CommandOptions options) => new(options);

    /// <summary>Runs the command to its end.</summary>
    public static async Task<CommandResult> RunAsync(CommandOptions options)
    {
        await using var command = Start(options);
        return await command.ResultAsync();
    }

    public static Task<CommandResult> RunAsync(AtlasSimulatorServer atlas, params IReadOnlyList<string> words) =>
        RunAsync(new CommandOptions(words) { Atlas = atlas });

    /// <summary>Waits for the end.</summary>
    public async Task<CommandResult> ResultAsync()
    {
        await _process.WaitForExitAsync(CancellationToken).WaitAsync(PluginUnderTest.Long, CancellationToken);
        var errors = await _errors;
        HeardLines.Add(errors);
        return new CommandResult(_process.ExitCode, await _output, ClockWarning().Replace(errors, ""));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // The clock of the simulated Atlas stands still in most tests of verdicts.
    [GeneratedRegex("^atlasbackup: warning: the clock of this machine .*\n", RegexOptions.Multiline)]
    private static partial Regex ClockWarning();

    private static ProcessStartInfo StartInfo(CommandOptions options)
    {
        var start = new ProcessStartInfo(options.Path, [.. options.LeadingArguments, .. options.Words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        PluginEnvironment.RemoveCredentials(start.Environment);
        PluginEnvironment.Overlay(options.Variables, start.Environment);
        return start;
    }
}
