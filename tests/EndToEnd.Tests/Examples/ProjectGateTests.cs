using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

public sealed class ProjectGateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Opens_for_a_project_whose_clusters_can_be_restored(bool preview)
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, WorldData.Payments, preview: preview);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal(1, result.Outputs.At("readyCount")?.NumberValue);
    }

    [Fact]
    public async Task Names_each_cluster_that_is_not_ready_in_a_line_of_its_own()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, WorldData.Webshop, excluded: "scratch, rehearsal");

        Assert.Equal(32, result.ExitCode);
        var errors = ExampleRun.ErrorsOf(result).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["archive", "ledger", "newborn", "preview", "search"],
            errors[..^1].Select(error => error.Split(':')[0]));
        Assert.Equal("5 of 10 clusters are not ready", errors[^1].Trim());
    }

    [Fact]
    public async Task Says_which_clusters_were_not_judged()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(
            atlas, WorldData.Webshop, excluded: "scratch,rehearsal,archive,ledger,newborn,preview,search");

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal(
            ["archive", "ledger", "newborn", "preview", "rehearsal", "scratch", "search", "trial"],
            result.Outputs.At("notes")!.ListValue.Values.Select(note => note.StringValue.Split(' ')[0]));
    }

    [Fact]
    public async Task Does_not_open_for_a_project_without_clusters()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, WorldData.Sandbox);

        Assert.Equal(32, result.ExitCode);
        Assert.StartsWith("no cluster was judged", ExampleRun.ErrorsOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_an_excluded_cluster_does_not_exist()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, WorldData.Payments, excluded: "acounts");

        Assert.Equal(32, result.ExitCode);
        Assert.Contains("the project has no cluster 'acounts'", ExampleRun.ErrorsOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_open_in_a_preview_with_unknown_credentials()
    {
        await using var atlas = await StartAsync();
        var unknown = new Dictionary<string, string> { ["atlasbackup:accessToken"] = Unknowns.Text };

        var result = await RunAsync(atlas, WorldData.Payments, preview: true, secrets: unknown);

        Assert.Equal(
            ("no answer: the credentials are not known yet", 32), (ExampleRun.ErrorsOf(result).Trim(), result.ExitCode));
    }

    private static Task<AtlasSimulatorServer> StartAsync() => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { Now = Noon }, TestContext.Current.CancellationToken);

    private static Task<ProgramResult> RunAsync(
        AtlasSimulatorServer atlas,
        string project,
        string excluded = "none",
        bool preview = false,
        Dictionary<string, string>? secrets = null) =>
        ExampleRun.UpAsync(
            "project-gate",
            atlas,
            [
                ExampleRun.Set("project", project),
                ExampleRun.Set("maxAgeHours", "26"),
                ExampleRun.Set("excludeClusters", excluded),
            ],
            secrets,
            preview);
}
