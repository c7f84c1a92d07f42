using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

public sealed class SdkRoundTripTests
{
    [Fact]
    public async Task Carries_every_kind_of_value_from_Atlas_to_the_program()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, AtlasData.CompleteCheckpointId, AtlasData.CompleteExportId);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal(
            """
            {"completed":"2026-11-22T06:02:10Z","components":3,"customData":"quarterly archive — 四半期","increment":3,"largestIncrement":3,"links":1,"partType":"REPLICA_SET","parts":4,"plainHashes":0,"plainUrl":"https://restore.example.invalid/SECRET-LINK-00000/restore-0.tar.gz","restorable":true,"sealedJobs":"[secret]","secretCheckpoint":"[secret]","state":"Failed","tenantStatuses":["COMPLETED","RUNNING","QUEUED","PENDING","FAILED"],"totalCollections":120,"totalCount":1234}
            """,
            ValueText.ToText(result.Outputs, indented: false));
        Assert.Equal(2, result.Outputs.At("sealedJobs")!.Unwrap().NumberValue);
    }

    [Fact]
    public async Task Accepts_absent_values_missing_lists_and_unknown_names()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, AtlasData.OddCheckpointId, AtlasData.OddExportId);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal(("EMBEDDED_CONFIG_SERVER", "Paused"), (Text(result, "partType"), Text(result, "state")));
        Assert.Equal((0, 0), (Number(result, "links"), Number(result, "components")));
        Assert.Equal((4_294_967_295, 120), (Number(result, "largestIncrement"), Number(result, "totalCollections")));
        Assert.DoesNotContain(
            result.Diagnostics, entry => entry.Severity is Pulumirpc.LogSeverity.Warning && !entry.Message.Contains("deprecated", StringComparison.Ordinal));
    }

    private static string? Text(ProgramResult result, string path) => result.Outputs.At(path)?.StringValue;

    private static double? Number(ProgramResult result, string path) => result.Outputs.At(path)?.NumberValue;

    private static Task<ProgramResult> RunAsync(AtlasSimulatorServer atlas, string checkpoint, string export) =>
        ExampleRun.UpAsync("sdk-program", atlas, [ExampleRun.Set("checkpointId", checkpoint), ExampleRun.Set("exportId", export)]);
}
