using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>What a person at a terminal sees.</summary>
public sealed partial class TerminalTests
{
    private const string StartOfLine = "\r\e[K";
    private const string OnlyOutput = "2>/dev/null";
    private const string OnlyErrors = ">/dev/null";

    private static readonly string[] ReadJobs = CommandWords.Read(
        "listLegacyRestoreJobs", PluginUnderTest.Args(AtlasData.ShardedCluster, ("itemsPerPage", 100))).ToArray();

    private static readonly string[] CheckAll = ["check", "--group-id", WorldData.WebshopId, "--all-clusters"];

    [Theory]
    [InlineData("xterm", null, true)]
    [InlineData("xterm", "", true)]
    [InlineData("xterm", "1", false)]
    [InlineData("dumb", null, false)]
    public async Task Has_colours_unless_they_are_not_wanted(string terminal, string? noColor, bool hasColours)
    {
        var result = await RunAsync(CheckAll, OnlyOutput, terminal: terminal, noColor: noColor);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(hasColours, Colour().IsMatch(result.Output));
        Assert.Contains("not ready: ", Colour().Replace(result.Output, ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(40)]
    [InlineData(5)]
    public async Task Shows_progress_in_one_line_and_removes_it(int columns)
    {
        var result = await RunAsync(ReadJobs, OnlyErrors, columns, delay: 300);

        Assert.Equal(0, result.ExitCode);
        var shown = result.Output.Split(StartOfLine);
        Assert.True(shown.Length > 2, result.Output);
        Assert.All(shown[1..^1], line => Assert.InRange(line.Length, 1, columns - 1));
        Assert.Equal("", shown[^1]);
        Assert.StartsWith("listLegacyRestoreJobs"[..Math.Min(columns - 2, 21)], shown[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removes_the_progress_before_an_error()
    {
        var result = await RunAsync([.. ReadJobs, "--max-retries", "0"], OnlyErrors, delay: 300, failsAt: 5);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{StartOfLine}atlasbackup: Atlas answered 500 ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_no_progress_to_a_terminal_that_cannot_change_a_line()
    {
        var result = await RunAsync(ReadJobs, OnlyErrors, terminal: "dumb", delay: 300);

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task Shows_no_progress_where_errors_go_elsewhere()
    {
        var result = await RunAsync(["help", "getCluster"], OnlyOutput, columns: 60);

        Assert.All(result.Output.Split("\r\n"), line => Assert.InRange(Mode().Replace(line, "").Length, 0, 80));
        Assert.DoesNotContain(StartOfLine, result.Output, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> RunAsync(
        string[] words,
        string redirection,
        int columns = 120,
        string terminal = "xterm",
        string? noColor = null,
        int delay = 0,
        int? failsAt = null)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { Now = WorldFixture.Noon, Delay = TimeSpan.FromMilliseconds(delay) },
            TestContext.Current.CancellationToken);
        if (failsAt is { } page)
        {
            atlas.Faults.Add(new Fault { Kind = FaultKind.Error, Page = page });
        }

        return await CommandUnderTest.RunAsync(new CommandOptions(words)
        {
            Atlas = atlas,
            Environment = new Dictionary<string, string?> { ["TERM"] = terminal, ["NO_COLOR"] = noColor },
        }.OnTerminal(redirection, columns));
    }

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Colour();

    // The runtime sets the mode of the keypad.
    [GeneratedRegex("\e(\\[\\?1[hl]|[=>])")]
    private static partial Regex Mode();
}
