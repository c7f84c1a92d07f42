using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

public sealed class CheckpointGateTests
{
    private const string Example = "checkpoint-gate";
    private const string HundredYears = "876000";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lets_a_restorable_checkpoint_pass(bool preview)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, AtlasData.CompleteCheckpointId, HundredYears, preview);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal("go", result.Outputs.At("verdict")?.StringValue);
        Assert.Equal(3, result.Outputs.At("reasons")?.ListValue.Values.Count);
        Assert.All(result.Plugins, plugin => Assert.Equal(0, plugin.ExitCode));
    }

    [Theory]
    [InlineData(AtlasData.UnrestorableCheckpointId, HundredYears, "Atlas cannot restore it")]
    [InlineData(AtlasData.CheckpointInProgressId, HundredYears, "Atlas cannot restore it; it is not complete")]
    [InlineData(AtlasData.CompleteCheckpointId, "0", "hours old, at most 0 allowed")]
    [InlineData(
        AtlasData.FutureCheckpointId, HundredYears,
        "its completion date 2126-11-20T06:02:00Z is in the future; its timestamp 2126-11-20T06:01:30Z is in the future")]
    public async Task Stops_the_deployment_in_one_line_that_says_why(string checkpoint, string maxAge, string reason)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, checkpoint, maxAge);

        Assert.Equal(32, result.ExitCode);
        var error = ExampleRun.ErrorsOf(result);
        Assert.StartsWith($"checkpoint {checkpoint} fails the check: ", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Trim());
    }

    [Fact]
    public async Task Says_in_one_line_which_argument_is_wrong()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, "latest", HundredYears);

        Assert.Equal(32, result.ExitCode);
        Assert.Contains(
            "Invoke of 'atlasbackup:index:getBackupCheckpoint' failed: expected 24 hexadecimal digits (0-9, a-f), got 'latest' (checkpointId)",
            ExampleRun.ErrorsOf(result),
            StringComparison.Ordinal);
        Assert.Empty(atlas.Requests.All);
    }

    [Fact]
    public async Task Says_in_one_line_that_the_credentials_are_wrong()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var secrets = new Dictionary<string, string>
        {
            ["atlasbackup:clientId"] = AtlasData.ClientId,
            ["atlasbackup:clientSecret"] = "mdb_sa_sk_wrong-secret",
        };

        var result = await ExampleRun.UpAsync(
            Example,
            atlas,
            [ExampleRun.Set("checkpointId", AtlasData.CompleteCheckpointId), ExampleRun.Set("maxAgeHours", HundredYears)],
            secrets);

        Assert.Equal(32, result.ExitCode);
        Assert.Contains(
            "Atlas answered 401 to POST api/oauth/token: Invalid credentials provided (invalid_client). Check clientId and clientSecret; the secret may have expired.",
            ExampleRun.ErrorsOf(result),
            StringComparison.Ordinal);
        Assert.DoesNotContain("mdb_sa_sk_wrong-secret", string.Join('\n', result.Diagnostics.Select(entry => entry.Message)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_one_line_which_setting_is_missing()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await ExampleRun.UpAsync(Example, atlas, [ExampleRun.Set("maxAgeHour", "24")]);

        Assert.Equal(32, result.ExitCode);
        Assert.StartsWith(
            "Missing Required configuration variable 'checkpoint-gate:maxAgeHours'", ExampleRun.ErrorsOf(result), StringComparison.Ordinal);
    }

    private static Task<ProgramResult> RunAsync(
        AtlasSimulatorServer atlas,
        string checkpoint,
        string maxAge,
        bool preview = false) =>
        ExampleRun.UpAsync(
            Example,
            atlas,
            [ExampleRun.Set("checkpointId", checkpoint), ExampleRun.Set("maxAgeHours", maxAge)],
            preview: preview);
}
