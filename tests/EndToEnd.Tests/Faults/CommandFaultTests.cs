using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.EndToEnd.Tests.Canaries;
using AtlasBackup.EndToEnd.Tests.CommandLine;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The column of the fault matrix for the command: each way in which a read can end.</summary>
public sealed partial class CommandFaultTests
{
    private const int Jobs = 9;

    public static TheoryData<string> Cells => [.. FaultMatrix.Ends.Select(cell => cell.ToString())];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Writes_the_outputs_or_one_error(string cell)
    {
        var (pulumi, command) = await ResultAsync(cell);

        var isRead = pulumi.Cell.Outcome == StatusCode.OK;
        Assert.Equal(isRead ? 0 : 1, command.Result.ExitCode);
        Assert.Equal(isRead ? pulumi.Cell.IsList ? Jobs : 1 : 0, Items(command.Result.Output));
        Assert.All(Lines(command), line => Assert.StartsWith("atlasbackup: ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(command.Result.Errors, one => char.IsControl(one) && one != '\n');
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Says_the_same_as_to_Pulumi_in_the_names_of_the_command(string cell)
    {
        var (pulumi, command) = await ResultAsync(cell);
        if (pulumi.Cell.Outcome == StatusCode.OK)
        {
            return;
        }

        var said = Assert.Single(Lines(command), line => !Log().IsMatch(line))["atlasbackup: ".Length..];
        if (command.Expected != "*")
        {
            Assert.Equal(
                NamesInErrors.Spell(command.Expected, CommandWords.OptionOrVariable).TrimEnd('.'), said.TrimEnd('.'));
        }

        Assert.DoesNotMatch("[a-z][A-Z]", NamesInErrors.WithoutForeign(said));
        Assert.DoesNotContain("this is a bug", said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Shows_no_secret(string cell)
    {
        var (_, command) = await ResultAsync(cell);

        Assert.False(Canary.IsIn(command.Result.ToString()), command.Result.ToString());
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Says_that_it_tries_again_only_if_it_does(string cell)
    {
        var (pulumi, command) = await ResultAsync(cell);

        Assert.Equal(
            pulumi.Cell.Notices,
            Lines(command).Count(line => line.Contains(FaultRun.TryingAgain, StringComparison.Ordinal)));
    }

    [GeneratedRegex("answered [0-9]+ in [0-9]+ ms|trying again|: warning: ")]
    private static partial Regex Log();

    private static int Items(string output) => output.Length == 0 ? 0
        : JsonNode.Parse(output)?["results"] is JsonArray results ? results.Count
        : 1;

    private static string[] Lines(CommandFaultResult command) =>
        command.Result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(FaultResult Pulumi, CommandFaultResult Command)> ResultAsync(string cell)
    {
        var result = (await FaultRun.ResultsAsync())[cell];
        Assert.NotNull(result.Command);
        return (result, result.Command);
    }
}
