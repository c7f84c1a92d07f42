using System.Text;
using AtlasBackup.AtlasSimulator;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

public sealed class FaultMatrixTests
{
    // The beginnings of secrets count, too, because a text may be cut off in the middle of one.
    private static readonly string[] Canaries =
    [
        "CANARY",
        AtlasData.SecretMark,
        AtlasData.PublicKey,
        AtlasData.PrivateKey[..8],
        AtlasData.ClientId[..10],
        AtlasData.ClientSecret[..10],
        AtlasData.AccessToken[..4],
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AtlasData.ClientId}:{AtlasData.ClientSecret}"))[..12],
    ];

    public static TheoryData<string> Cells => [.. FaultMatrix.Cells.Select(cell => cell.ToString())];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Ends_every_fault_as_the_matrix_says(string cell)
    {
        var result = (await FaultRun.ResultsAsync())[cell];

        Assert.Equal(result.Cell.Outcome, result.Outcome);
        AssertRequests(result);
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

        // Only a digest response has 32 hexadecimal digits; no other visible text has.
        Assert.DoesNotMatch("response=\"?[0-9a-f]{8}", result.Seen);
        Assert.DoesNotMatch("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", result.Seen);
        Assert.DoesNotContain('\n', result.Text);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Logs_once_that_it_retries_and_only_if_it_does(string cell)
    {
        var result = (await FaultRun.ResultsAsync())[cell];

        Assert.Equal(result.Cell.Notices, Lines(result, FaultRun.TryingAgain).Count());
    }

    [Fact]
    public async Task Writes_a_debug_line_without_ids_for_every_answer()
    {
        var good = (await FaultRun.ResultsAsync()).Values.Where(result => result.Outcome == StatusCode.OK).ToList();

        Assert.NotEmpty(good);
        Assert.All(good, result => Assert.NotEmpty(Lines(result, FaultRun.Debugging)));
        Assert.All(good.SelectMany(result => Lines(result, FaultRun.Debugging)), line => Assert.Matches(
            @"^(Debug: )?(getBackupCheckpoint|listLegacyRestoreJobs|access token): "
            + @"[\w.:\[\]]+ answered 200 in \d+ ms, [\d,]+ bytes$",
            line));
    }

    private static void AssertRequests(FaultResult result)
    {
        var expected = result.Cell.Requests;
        if (!result.Cell.IsTimed)
        {
            Assert.Equal(expected, result.Requests);
        }
        else if (result.Outcome == StatusCode.OK)
        {
            Assert.InRange(result.Requests, expected, result.Cell.MaxRetries + 1);
        }
        else
        {
            Assert.InRange(result.Requests, 0, expected);
        }
    }

    private static IEnumerable<string> Lines(FaultResult result, string part) =>
        result.Seen.Split('\n').Where(line => line.Contains(part, StringComparison.Ordinal));
}
