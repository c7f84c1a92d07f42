using System.Diagnostics;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Programs;

namespace AtlasBackup.EndToEnd.Tests.Examples;

/// <summary>Runs what README shows, and compares what README says about it.</summary>
public sealed partial class ReadmeTests
{
    private const int FailedDeployment = 32;

    private static readonly string Readme = Repository.Read("README.md");

    // The time of the demo, which README's times are of.
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_demo_stops_the_deployment_as_README_shows()
    {
        var (exitCode, output) = await RunDemoAsync();

        var shown = Session().Match(Readme).Groups["output"].Value;
        Assert.True(exitCode == 0, $"the demo ended with {exitCode}: {output}");
        Assert.Contains("  error ", shown, StringComparison.Ordinal);
        Assert.Contains($"\n\n{shown}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_for_an_example_stop_the_deployment_for_the_same_reasons()
    {
        await using var atlas = await StartAsync();
        var commands = Commands();

        var result = await ExampleRun.UpAsync(
            commands.Example, atlas, commands.Config, preview: commands.Last == "pulumi preview");

        Assert.Equal(FailedDeployment, result.ExitCode);
        Assert.Equal(Error().Match(Readme).Groups["text"].Value, ExampleRun.ErrorsOf(result).Trim());
    }

    [Fact]
    public async Task The_gate_of_README_stops_the_deployment()
    {
        await using var atlas = await StartAsync();

        var result = await ExampleRun.UpAsync("readme-gate", atlas, [], preview: true);

        Assert.Equal(FailedDeployment, result.ExitCode);
        Assert.EndsWith(
            $" is not ready: {ExampleRun.ErrorsOf(result).Trim()}",
            Error().Match(Readme).Groups["text"].Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_gate_of_README_is_the_program_that_is_tested() =>
        Assert.Equal(
            Repository.Read("tests/ReadmeGate/Program.cs"),
            $"{Program().Match(Readme).Groups["code"].Value}\n");

    private static Task<AtlasSimulatorServer> StartAsync() => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { Now = Noon }, TestContext.Current.CancellationToken);

    private static (string Example, List<KeyValuePair<string, string>> Config, string Last) Commands()
    {
        var lines = ExampleCommands().Match(Readme);
        Assert.True(lines.Success, "README has no commands that run an example");
        var config = Setting().Matches(lines.Value)
            .Select(match => ExampleRun.Set(match.Groups["key"].Value, match.Groups["value"].Value))
            .ToList();
        return (lines.Groups["example"].Value, config, lines.Groups["last"].Value);
    }

    private static async Task<(int ExitCode, string Output)> RunDemoAsync()
    {
        var start = new ProcessStartInfo(
            Repository.PathOf("artifacts/bin/Demo/release/atlas-demo"),
            [PluginUnderTest.Path, Repository.PathOf("artifacts/bin"), "oauth"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("the demo did not start");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"```console\n\$ make demo\n…\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Session();

    [GeneratedRegex(@"(?m)^  error +(?<text>.+)$")]
    private static partial Regex Error();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex(@"cd examples/(?<example>[a-z-]+)\n(?:pulumi .+\n)*?(?<last>pulumi (?:preview|up))\n```")]
    private static partial Regex ExampleCommands();

    [GeneratedRegex(@"(?m)^pulumi config set (?<key>\w+) (?<value>\S+)$")]
    private static partial Regex Setting();
}
