using System.Text;
using AtlasBackup.AtlasSimulator;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

public sealed class FaultMatrixTests
{
    private static readonly string[] Canaries =
    [
        "CANARY",
        AtlasData.SecretMark,
        AtlasData.PublicKey,
        AtlasData.ClientId,
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AtlasData.ClientId}:{AtlasData.ClientSecret}")),
    ];

    public static TheoryData<string> Cells => [.. FaultMatrix.Cells.Select(cell => cell.ToString())];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Ends_every_fault_as_the_matrix_says(string cell)
    {
        var result = (await FaultRun.ResultsAsync())[cell];

        Assert.Equal((result.Cell.Outcome, result.Cell.Requests), (result.Outcome, result.Requests));
        Assert.True(result.Elapsed < result.Cell.Bound, $"took {result.Elapsed}");
        Assert.Equal(0, result.ExitCode);
        if (result.ExpectedText != "*")
        {
            Assert.Equal(result.ExpectedText, result.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Shows_no_secret_to_anybody(string cell)
    {
        var result = (await FaultRun.ResultsAsync())[cell];

        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, result.Seen, StringComparison.Ordinal));
        Assert.DoesNotMatch("response=\"?[0-9a-f]{8}", result.Seen);
        Assert.DoesNotContain('\n', result.Text);
    }

    [Fact]
    public async Task Says_once_that_it_tries_again()
    {
        var results = (await FaultRun.ResultsAsync()).Values;

        var notices = results
            .Where(result => result.Requests > 1 && result.Outcome == StatusCode.Unavailable)
            .Select(result => Lines(result, "trying again").Count())
            .ToList();

        // On a busy machine the plugin's end may come before its last line has been sent.
        Assert.All(notices, count => Assert.InRange(count, 0, 1));
        Assert.Contains(1, notices);
    }

    [Fact]
    public async Task Leaves_a_line_for_debugging_for_each_answer_and_no_ids_in_it()
    {
        var results = (await FaultRun.ResultsAsync()).Values;

        var debug = results.SelectMany(result => Lines(result, "Atlas answered 200 in")).ToList();

        Assert.NotEmpty(debug);
        Assert.All(debug, line => Assert.Matches(
            @"^(Debug: )?(getBackupCheckpoint|listLegacyRestoreJobs|access token): "
            + @"Atlas answered 200 in \d+ ms, [\d,]+ bytes$",
            line));
    }

    private static IEnumerable<string> Lines(FaultResult result, string part) =>
        result.Seen.Split('\n').Where(line => line.Contains(part, StringComparison.Ordinal));
}
