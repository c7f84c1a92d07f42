using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

public sealed class DriftCheckTests
{
    [Fact]
    public async Task Reports_no_drift_when_everything_is_as_declared()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { RestoreJobs = 3 }, TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, "Successful", AtlasData.SuccessfulExportId, failOnDrift: true);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.True(result.Outputs.At("inSync")?.BoolValue);
        Assert.Empty(result.Outputs.At("drift")!.ListValue.Values);
    }

    [Fact]
    public async Task Reports_drift_and_goes_on()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, "Successful", AtlasData.CompleteExportId, failOnDrift: false);

        Assert.Equal(0, result.ExitCode);
        Assert.False(result.Outputs.At("inSync")?.BoolValue);
        Assert.Equal(
            [
                $"export {AtlasData.CompleteExportId}: state is Failed, expected Successful",
                $"205 restore jobs are BROKEN, such as {AtlasData.RestoreJobId(4)}",
                $"205 restore jobs are KILLED, such as {AtlasData.RestoreJobId(5)}",
            ],
            result.Outputs.At("drift")!.ListValue.Values.Select(value => value.StringValue));
        Assert.False(result.Outputs.ContainsSecrets());
    }

    [Fact]
    public async Task Fails_the_deployment_on_drift_if_so_configured()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, "Successful", AtlasData.CompleteExportId, failOnDrift: true);

        Assert.Equal(32, result.ExitCode);
        Assert.StartsWith("the backups of orders-sharded have drifted: export ", ExampleRun.ErrorsOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_without_an_answer_in_a_preview_with_unknown_credentials()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var unknown = new Dictionary<string, string> { ["atlasbackup:accessToken"] = Unknowns.Text };

        var result = await RunAsync(
            atlas, "Successful", AtlasData.SuccessfulExportId, failOnDrift: true, unknown, preview: true);

        Assert.Equal(("no answer: the credentials are not known yet", 32), (ExampleRun.ErrorsOf(result), result.ExitCode));
    }

    private static Task<ProgramResult> RunAsync(
        AtlasSimulatorServer atlas,
        string state,
        string exportId,
        bool failOnDrift,
        IReadOnlyDictionary<string, string>? secrets = null,
        bool preview = false) =>
        ExampleRun.UpAsync(
            "drift-check",
            atlas,
            [
                ExampleRun.Set("includeExport", "true"),
                ExampleRun.Set("includeRestoreJobs", "true"),
                ExampleRun.Set("exportId", exportId),
                ExampleRun.Set("expectedExportState", state),
                ExampleRun.Set("expectedExportBucketId", AtlasData.ExportBucketId),
                ExampleRun.Set("includeTenantRestores", "false"),
                ExampleRun.Set("failOnDrift", failOnDrift ? "true" : "false"),
            ],
            secrets,
            preview);
}
