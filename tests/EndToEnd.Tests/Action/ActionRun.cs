using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Action;

/// <summary>Runs the scripts of the action one after the other, as a runner does.</summary>
/// <param name="folder">The folder of the job.</param>
internal sealed partial class ActionRun(string folder)
{
    public string Architecture { get; init; } =
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "ARM64" : "X64";

    /// <summary>A file with functions that replace commands of the runner, or nothing.</summary>
    public string Functions { get; init; } = "";

    private string OutputFile => Path.Combine(folder, "output");

    private string SummaryFile => Path.Combine(folder, "summary");

    /// <param name="atlas">The simulated Atlas, or null where nothing is asked.</param>
    /// <param name="inputs">The inputs that the workflow gives.</param>
    public async Task<ActionResult> RunAsync(
        AtlasSimulatorServer? atlas,
        params (string Name, string Value)[] inputs)
    {
        var action = ActionFile.Read();
        var values = action.Inputs.ToDictionary(input => input.Key, input => input.Value.Default);
        foreach (var (name, value) in inputs)
        {
            Assert.Contains(name, values);
            values[name] = value;
        }

        foreach (var file in (string[])[OutputFile, SummaryFile])
        {
            await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        }

        var (code, log) = (0, "");
        foreach (var step in action.Runs.Steps.TakeWhile(_ => code == 0))
        {
            (code, var lines) = await RunAsync(step, values, atlas);
            log += lines;
        }

        var outputs = Output().Matches(await File.ReadAllTextAsync(OutputFile, TestContext.Current.CancellationToken))
            .ToDictionary(output => output.Groups["name"].Value, output => output.Groups["value"].Value);
        var summary = await File.ReadAllTextAsync(SummaryFile, TestContext.Current.CancellationToken);
        return new ActionResult(code, log, outputs, summary);
    }

    private async Task<(int Code, string Log)> RunAsync(
        ActionStep step,
        Dictionary<string, string> inputs,
        AtlasSimulatorServer? atlas)
    {
        var script = Path.Combine(folder, "script.sh");
        await File.WriteAllTextAsync(script, step.Run, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", script])
        {
            WorkingDirectory = Directory.CreateDirectory(Path.Combine(folder, "workspace")).FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment(atlas).Concat(step.Environment.Select(
            variable => (variable.Key, inputs[Input().Match(variable.Value).Groups["name"].Value]))))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    private (string Name, string Value)[] Environment(AtlasSimulatorServer? atlas) =>
    [
        ("GITHUB_ACTION_PATH", Repository.Root),
        ("GITHUB_OUTPUT", OutputFile),
        ("GITHUB_STEP_SUMMARY", SummaryFile),
        ("RUNNER_TEMP", Directory.CreateDirectory(Path.Combine(folder, "temp")).FullName),
        ("RUNNER_OS", "Linux"),
        ("RUNNER_ARCH", Architecture),
        ("BASH_ENV", Functions),
        ("MONGODB_ATLAS_BASE_URL", atlas?.BaseUrl ?? ""),
        ("MONGODB_ATLAS_ACCESS_TOKEN", AtlasData.AccessToken),
    ];

    [GeneratedRegex(@"\A\$\{\{ inputs\.(?<name>[a-z-]+) \}\}\z")]
    private static partial Regex Input();

    [GeneratedRegex("(?m)^(?<name>[a-z]+)=(?<value>.*)$")]
    private static partial Regex Output();
}

/// <summary>How the action ended, and what it left.</summary>
/// <param name="ExitCode">The exit code of the last script.</param>
/// <param name="Log">What its scripts wrote.</param>
/// <param name="Outputs">The outputs for later steps.</param>
/// <param name="Summary">The summary of the job, in Markdown.</param>
internal sealed record ActionResult(
    int ExitCode,
    string Log,
    IReadOnlyDictionary<string, string> Outputs,
    string Summary)
{
    /// <summary>What GitHub shows as errors.</summary>
    public IEnumerable<string> Errors => Log.Split('\n')
        .Where(line => line.StartsWith("::error ", StringComparison.Ordinal));
}
