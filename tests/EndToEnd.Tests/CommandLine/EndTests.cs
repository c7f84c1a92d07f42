using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>What ends the command before it is done.</summary>
public sealed class EndTests
{
    private static readonly string[] Read =
        CommandWords.Read("getBackupCheckpoint", PluginUnderTest.CheckpointArgs()).ToArray();

    private static readonly string[] Check =
        ["check", "--group-id", WorldData.WebshopId, "--cluster-name", WorldData.Production];

    private static readonly string[] CheckAll = ["check", "--group-id", WorldData.WebshopId, "--all-clusters"];

    public static TheoryData<string, int, string[]> Signals => new()
    {
        { "INT", 130, Read },
        { "INT", 130, Check },
        { "INT", 130, [.. CheckAll, "--output", "junit"] },
        { "TERM", 143, Check },
        { "QUIT", 131, Read },
    };

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task Ends_at_a_signal_while_Atlas_does_not_answer_and_gives_its_token_back(
        string signal,
        int exitCode,
        string[] words)
    {
        await using var atlas = await StartAsync();
        atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        await using var command = Start(atlas, words);
        await PluginUnderTest.WaitForRequestsAsync(atlas, 2);

        await Signal.SendAsync(command.Id, signal);

        Assert.Equal(new CommandResult(exitCode, "", ""), await command.ResultAsync());
        Assert.Equal((1, 0), (atlas.Counters.TokensMinted, atlas.Counters.TokensLeft));
    }

    [Fact]
    public async Task Ends_at_a_signal_while_it_signs_in()
    {
        await using var atlas = await StartAsync();
        atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders, Leg = Leg.Token });
        await using var command = Start(atlas, Check);
        await PluginUnderTest.WaitForRequestsAsync(atlas, 1);

        await Signal.SendAsync(command.Id, "INT");

        Assert.Equal(new CommandResult(130, "", ""), await command.ResultAsync());
    }

    [Fact]
    public async Task Ends_at_a_signal_while_it_waits_for_a_newer_recovery_point()
    {
        await using var atlas = await StartAsync("too-old");
        await using var command = Start(atlas, [.. Check, "--wait", "4h"]);
        await PluginUnderTest.WaitForRequestsAsync(atlas, 4);

        await Signal.SendAsync(command.Id, "INT");

        var result = await command.ResultAsync();
        Assert.Equal((130, ""), (result.ExitCode, result.Output));
        Assert.Equal(0, atlas.Counters.TokensLeft);
    }

    [Fact]
    public async Task Ends_at_a_signal_also_where_the_shell_started_it_to_ignore_it()
    {
        await using var atlas = await StartAsync();
        atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        await using var command = CommandUnderTest.Start(
            Options(atlas, Check).InShell("trap '' INT QUIT TERM; exec \"$0\" \"$@\""));
        await PluginUnderTest.WaitForRequestsAsync(atlas, 2);

        await Signal.SendAsync(command.Id, "INT");

        Assert.Equal(130, (await command.ResultAsync()).ExitCode);
    }

    [Theory]
    [InlineData(0, "read")]
    [InlineData(2, "check")]
    [InlineData(1, "unknown")]
    public async Task Gives_its_token_back_however_it_ends(int exitCode, string how)
    {
        await using var atlas = await StartAsync(how == "check" ? "too-old" : null);

        var result = await CommandUnderTest.RunAsync(Options(
            atlas, how switch { "read" => Read, "check" => Check, _ => [.. Check[..^1], "shpo"] }));

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal((1, 1, 0), (
            atlas.Counters.TokensMinted, atlas.Counters.TokensRevoked, atlas.Counters.TokensLeft));
    }

    private static Task<AtlasSimulatorServer> StartAsync(string? scenario = null) => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { Now = WorldFixture.Noon, Scenario = scenario }, CancellationToken);

    private static CommandOptions Options(AtlasSimulatorServer atlas, string[] words) =>
        new(words) { Atlas = atlas, Credentials = Credentials.ServiceAccount };

    private static CommandUnderTest Start(AtlasSimulatorServer atlas, string[] words) =>
        CommandUnderTest.Start(Options(atlas, words));
}
