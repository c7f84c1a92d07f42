using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

public sealed class RestoreAuditTests
{
    [Fact]
    public async Task Sums_up_cloud_Flex_and_legacy_jobs_and_keeps_their_links_sealed()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, legacyClusters: WorldData.Legacy);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal(27, result.Outputs.At("restoreJobs")?.NumberValue);
        Assert.Equal(
            """
            {"catalog":{"cloud download":"1 ready"},"dev":{"flex DOWNLOAD":"2 finished","flex RESTORE":"1 failed, 4 finished, 3 in progress"},"ledger":{"legacy AUTOMATED_RESTORE":"3 finished","legacy HTTP":"2 finished, 1 in progress"},"orders":{"cloud automated":"1 cancelled, 1 failed, 2 finished, 1 in progress","cloud download":"1 expired, 1 in progress, 1 ready","cloud pointInTime":"2 finished"}}
            """,
            ValueText.ToText(result.Outputs.At("byCluster")!, indented: false));
        Assert.Equal(
            ["dev: flex RESTORE", "orders: cloud automated"],
            result.Outputs.At("failed")!.ListValue.Values.Select(line => line.StringValue[..^25]).Order());
        Assert.True(result.Outputs.At("downloads")!.IsSecret());
        Assert.DoesNotContain(AtlasData.SecretMark, ValueText.ToText(result.Outputs), StringComparison.Ordinal);
        Assert.Equal(1, atlas.Counters.TokensMinted);
    }

    [Fact]
    public async Task Gives_every_link_of_a_job_with_files()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, legacyClusters: WorldData.Legacy);

        var downloads = result.Outputs.At("downloads")!.Unwrap().StructValue.Fields.Values
            .Select(links => links.ListValue.Values.Select(link => link.StringValue).ToList())
            .ToList();
        Assert.Equal([1, 1, 1, 1, 1, 2, 6], downloads.Select(links => links.Count).Order());
        Assert.All(
            downloads.SelectMany(links => links),
            link => Assert.Contains(AtlasData.SecretMark, link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_zero_for_a_project_without_clusters()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, WorldData.Sandbox);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal(0, result.Outputs.At("restoreJobs")?.NumberValue);
        Assert.Empty(result.Outputs.At("byCluster")!.StructValue.Fields);
    }

    [Theory]
    [InlineData("no-such-project", "none", "Atlas answered 404 to GET groups/byName/no-such-project: ")]
    [InlineData(
        "payments", "ledgr", "Atlas answered 404 to GET groups/66b100000000000000000002/clusters/ledgr/restoreJobs: ")]
    public async Task Says_which_name_is_wrong(string project, string legacyClusters, string reason)
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, project, legacyClusters);

        Assert.Equal(32, result.ExitCode);
        Assert.Contains(reason, ExampleRun.ErrorsOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_role_the_service_account_lacks()
    {
        await using var atlas = await StartAsync();
        atlas.Change(new WorldChange
        {
            Kind = WorldKind.Project,
            Project = WorldData.Payments,
            Change = new JsonObject { ["role"] = "Project Read Only" },
        });

        var result = await RunAsync(atlas, WorldData.Payments);

        Assert.Equal(32, result.ExitCode);
        Assert.Contains("Grant the role Project Backup Manager", ExampleRun.ErrorsOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Previews_with_credentials_that_are_known()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, preview: true);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
    }

    // The engine does not configure such a provider, and answers its reads with empty results.
    [Fact]
    public async Task Previews_with_credentials_that_the_same_program_will_create()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, legacyClusters: WorldData.Legacy, preview: true, clientSecret: Unknowns.Text);

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        foreach (var output in (string[])["restoreJobs", "byCluster", "failed", "downloads"])
        {
            Assert.True(Unknowns.IsUnknown(result.Outputs.At(output)!.Unwrap()), output);
        }

        Assert.Equal(0, atlas.Counters.TokensMinted);
    }

    private static Task<AtlasSimulatorServer> StartAsync() => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { FlexRestoreJobs = 10 }, TestContext.Current.CancellationToken);

    private static Task<ProgramResult> RunAsync(
        AtlasSimulatorServer atlas,
        string project = WorldData.Webshop,
        string legacyClusters = "none",
        bool preview = false,
        string clientSecret = AtlasData.ClientSecret) =>
        ExampleRun.UpAsync(
            "restore-audit",
            atlas,
            [
                ExampleRun.Set("clientId", AtlasData.ClientId),
                ExampleRun.Set("project", project),
                ExampleRun.Set("legacyClusters", legacyClusters),
            ],
            new Dictionary<string, string> { ["clientSecret"] = clientSecret },
            preview);
}
