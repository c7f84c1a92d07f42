using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

/// <summary>Runs both programs that ask for the verdict on one cluster.</summary>
public sealed class ReadinessGateTests
{
    private const string Values = "readiness-gate";
    private const string Outputs = "readiness-gate-outputs";

    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Values, false)]
    [InlineData(Values, true)]
    [InlineData(Outputs, false)]
    [InlineData(Outputs, true)]
    public async Task Opens_for_a_cluster_that_can_be_restored(string example, bool preview)
    {
        await using var atlas = await StartAsync("replica-set");

        var result = await RunAsync(example, atlas, preview: preview);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Matches("^[0-9a-f]{24}$", result.Outputs.At("recoveryPoint")?.StringValue);
        Assert.False(result.Outputs.ContainsSecrets());
        Assert.All(result.Plugins, plugin => Assert.Equal(0, plugin.ExitCode));
    }

    [Fact]
    public async Task Shows_what_a_person_should_know()
    {
        await using var atlas = await StartAsync("restored-in-place");

        var result = await RunAsync(Values, atlas);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        var note = Assert.Single(result.Outputs.At("notes")!.ListValue.Values).StringValue;
        Assert.StartsWith("point in time is not counted: ", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_a_resource_the_name_of_a_cluster_that_is_ready()
    {
        await using var atlas = await StartAsync("replica-set");

        var result = await RunAsync(Outputs, atlas);

        Assert.Equal(WorldData.Production, result.Outputs.At("cluster")?.StringValue);
    }

    [Theory]
    [InlineData(Values)]
    [InlineData(Outputs)]
    public async Task Stops_the_deployment_in_one_line_with_all_reasons(string example)
    {
        await using var atlas = await StartAsync("paused-and-revoked");

        var result = await RunAsync(example, atlas);

        Assert.Equal(32, result.ExitCode);
        var error = ExampleRun.ErrorsOf(result).Trim();
        Assert.StartsWith("prod is not ready: the cluster is paused, ", error, StringComparison.Ordinal);
        Assert.Contains("; Atlas cannot use the cluster's own key (AWS), ", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Theory]
    [InlineData(Values)]
    [InlineData(Outputs)]
    public async Task Says_that_there_is_no_cluster_of_that_name(string example)
    {
        await using var atlas = await StartAsync("replica-set");

        var result = await RunAsync(example, atlas, "shpo");

        Assert.Equal(32, result.ExitCode);
        Assert.Contains("(CLUSTER_NOT_FOUND)", ExampleRun.ErrorsOf(result), StringComparison.Ordinal);
        Assert.DoesNotContain("is not ready", ExampleRun.ErrorsOf(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Values)]
    [InlineData(Outputs)]
    public async Task Does_not_open_in_a_preview_with_unknown_credentials(string example)
    {
        await using var atlas = await StartAsync("replica-set");
        var unknown = new Dictionary<string, string> { ["atlasbackup:accessToken"] = Unknowns.Text };

        var result = await RunAsync(example, atlas, preview: true, secrets: unknown);

        Assert.Equal(
            ("no answer: the credentials are not known yet", 32), (ExampleRun.ErrorsOf(result).Trim(), result.ExitCode));
        Assert.Empty(atlas.Requests.All);
    }

    private static Task<AtlasSimulatorServer> StartAsync(string scenario) => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { Now = Noon, Scenario = scenario }, TestContext.Current.CancellationToken);

    private static Task<ProgramResult> RunAsync(
        string example,
        AtlasSimulatorServer atlas,
        string cluster = WorldData.Production,
        bool preview = false,
        Dictionary<string, string>? secrets = null) =>
        ExampleRun.UpAsync(
            example,
            atlas,
            [
                ExampleRun.Set("project", WorldData.Webshop),
                ExampleRun.Set("cluster", cluster),
                ExampleRun.Set("maxAgeHours", "26"),
            ],
            secrets,
            preview);
}
