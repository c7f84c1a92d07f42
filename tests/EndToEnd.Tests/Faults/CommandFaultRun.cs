using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.CommandLine;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>What the command gives in a cell.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Expected">The message that Pulumi gets.</param>
internal sealed record CommandFaultResult(CommandResult Result, string Expected);

/// <summary>Runs a cell as the command, with a simulated Atlas of its own.</summary>
internal static class CommandFaultRun
{
    /// <summary>Runs a cell, unless the command would give the same as in another one.</summary>
    public static async Task<CommandFaultResult?> RunAsync(FaultCell cell)
    {
        if (!FaultMatrix.Ends.Contains(cell))
        {
            return null;
        }

        using var nobody = new ClosedPort();
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            cell.Atlas, TestContext.Current.CancellationToken);
        if (cell.Placed is { } fault)
        {
            atlas.Faults.Add(fault);
        }

        var address = cell.HasAtlas ? atlas.BaseUrl : $"http://{nobody.EndPoint}";
        var (token, args) = FaultRun.CallOf(cell);
        var words = CommandWords.Read(SchemaFile.ShortName(token), args);
        var result = await CommandUnderTest.RunAsync(new CommandOptions(
        [
            .. words, "--base-url", address, "--verbose", "--request-timeout-seconds", $"{cell.TimeoutSeconds}",
            "--max-retries", $"{cell.MaxRetries}",
        ])
        {
            Credentials = cell.Credentials,
        });
        return new CommandFaultResult(result, cell.TextWith(new Uri(address).Authority));
    }
}
