using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

public sealed class RestoreAuditTests
{
    [Fact]
    public async Task Shows_the_summary_and_keeps_the_links_secret()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal(1_234, result.Outputs.At("restoreJobs")?.NumberValue);
        Assert.Equal(618, result.Outputs.At("restoreJobsByStatus.FINISHED")?.NumberValue);
        Assert.True(result.Outputs.At("downloads")!.IsSecret());
        Assert.Equal(617, result.Outputs.At("downloads")!.Unwrap().StructValue.Fields.Count);
        Assert.DoesNotContain(AtlasData.SecretMark, ValueText.ToText(result.Outputs), StringComparison.Ordinal);
        Assert.Equal(1, atlas.Counters.TokensMinted);
    }

    [Fact]
    public async Task Previews_with_credentials_that_are_known()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, preview: true);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
    }

    // The engine does not configure such a provider, and answers its reads with empty results.
    [Fact]
    public async Task Previews_with_credentials_that_the_same_program_will_create()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var result = await RunAsync(atlas, preview: true, clientSecret: Unknowns.Text, includeTenantRestores: true);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        foreach (var output in (string[])
            ["restoreJobs", "restoreJobsByStatus", "restoreJobsByBatch", "tenantRestoresByStatus", "downloads"])
        {
            Assert.True(Unknowns.IsUnknown(result.Outputs.At(output)!.Unwrap()), output);
        }

        Assert.Equal(0, atlas.Counters.TokensMinted);
    }

    private static Task<ProgramResult> RunAsync(
        AtlasSimulatorServer atlas,
        bool preview = false,
        string clientSecret = AtlasData.ClientSecret,
        bool includeTenantRestores = false) =>
        ExampleRun.UpAsync(
            "restore-audit",
            atlas,
            [
                ExampleRun.Set("clientId", AtlasData.ClientId),
                ExampleRun.Set("includeTenantRestores", includeTenantRestores ? "true" : "false"),
            ],
            new Dictionary<string, string> { ["clientSecret"] = clientSecret },
            preview);
}
