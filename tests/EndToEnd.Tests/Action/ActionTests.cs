using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Simulator.World;

namespace AtlasBackup.EndToEnd.Tests.Action;

/// <summary>What the action does with a verdict, and with an error.</summary>
public sealed class ActionTests(CommandArchive archive) : IClassFixture<CommandArchive>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("action-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_ready_cluster_passes_with_its_checks_in_the_summary()
    {
        var result = await RunAsync(("cluster-name", WorldData.Orders), ("max-age-hours", "1"));

        Assert.True(result.ExitCode == 0, result.Log);
        Assert.Equal("true", result.Outputs["ready"]);
        Assert.StartsWith("### ✅ orders is ready\n", result.Summary, StringComparison.Ordinal);
        Assert.Contains("| ✅ | age | a recovery point not older than 1 h |", result.Summary, StringComparison.Ordinal);
        Assert.Equal(result.Summary, await ReadAsync(result.Outputs["verdict"]));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task A_cluster_that_is_not_ready_fails_with_the_reasons_in_the_summary()
    {
        var result = await RunAsync(("cluster-name", WorldData.Grown));

        Assert.True(result.ExitCode == 2, result.Log);
        Assert.Equal("false", result.Outputs["ready"]);
        Assert.Contains("| ❌ | topology |", result.Summary, StringComparison.Ordinal);
        Assert.Equal(
            ["::error title=Atlas Backup::search is not ready. The summary of the run says why."], result.Errors);
    }

    [Fact]
    public async Task Without_a_cluster_every_cluster_of_the_project_is_judged()
    {
        var result = await RunAsync(
            ("options", $"--exclude-cluster-names {WorldData.BackupOff},{WorldData.Paused}"));

        Assert.True(result.ExitCode == 2, result.Log);
        Assert.Contains("#### ✅ prod\n", result.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("#### ❌ archive\n", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_fails_with_its_line_and_no_verdict()
    {
        var result = await RunAsync(("cluster-name", "unknown"));

        Assert.True(result.ExitCode == 1, result.Log);
        Assert.Empty(result.Outputs);
        Assert.StartsWith(
            "### ❌ There is no verdict\n\n    atlasbackup: Atlas answered 404 ",
            result.Summary,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "::error title=Atlas Backup::atlasbackup: Atlas answered 404 ",
            Assert.Single(result.Errors),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--require-copy\n--snapshot-type onDemand\n")]
    [InlineData("  --require-copy  \r\n\r\n  --snapshot-type   onDemand\r\n")]
    [InlineData("--require-copy\n--snapshot-type=onDemand")]
    public async Task Each_line_of_the_options_is_an_option_with_its_value(string options)
    {
        var result = await RunAsync(("cluster-name", WorldData.Production), ("options", options));

        Assert.True(result.ExitCode == 2, result.Log);
        Assert.Contains("| copies |", result.Summary, StringComparison.Ordinal);
        Assert.Contains("an on-demand snapshot", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_that_forms_no_verdict_does_not_pass()
    {
        var result = await RunAsync(("cluster-name", WorldData.Grown), ("options", "--help"));

        Assert.True(result.ExitCode == 1, result.Log);
        Assert.Empty(result.Outputs);
        Assert.Equal(["::error title=Atlas Backup::There is no verdict. Check options."], result.Errors);
    }

    private async Task<ActionResult> RunAsync(params (string Name, string Value)[] inputs)
    {
        var options = new SimulatorOptions { Now = WorldFixture.Noon };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, TestContext.Current.CancellationToken);
        return await new ActionRun(_folder.FullName).RunAsync(
            atlas, [("project-name", WorldData.Webshop), ("archive", archive.FullPath), .. inputs]);
    }

    private static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
}
