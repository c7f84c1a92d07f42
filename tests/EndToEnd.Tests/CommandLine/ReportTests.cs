using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

public sealed class ReportTests(SharedPlugin shared) : IClassFixture<SharedPlugin>
{
    private static readonly string[] Report = ["report", "--group-id", WorldData.WebshopId];

    private readonly PluginUnderTest _plugin = shared.Plugin;

    public static TheoryData<string> Forms => ["text", "json", "markdown", "html"];

    [Fact]
    public async Task Has_the_verdicts_that_Pulumi_gets_and_reads_nothing_twice()
    {
        var verdict = SharedPlugin.Json(await _plugin.InvokeAsync(
            "atlasbackup:index:getProjectBackupReadiness",
            Properties.Of(("groupId", WorldData.WebshopId), ("maxAgeHours", 1))))?.AsObject() ?? [];
        _plugin.Atlas.Requests.Clear();

        var result = await CommandUnderTest.RunAsync(
            _plugin.Atlas, [.. Report, "--max-age-hours", "1", "--output", "json"]);

        Assert.Equal(0, result.ExitCode);
        var report = result.Json;
        SharedPlugin.AssertEqual(verdict["results"], new JsonArray(
            [.. report["clusters"]!.AsArray().Select(cluster => cluster?["readiness"]?.DeepClone())]));
        Assert.All(
            ["ready", "reasons", "readyCount", "notReadyCount", "skippedCount"],
            name => SharedPlugin.AssertEqual(verdict[name], report[name]));
        var asked = _plugin.Atlas.Requests.Reads.Select(request => request.Path + request.Query).ToList();
        Assert.Equal(asked.Distinct().Order(), asked.Order());
        Assert.Empty(_plugin.Atlas.Requests.Unexpected);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Names_every_cluster_and_succeeds_whatever_the_verdicts_are(string form)
    {
        var names = (await CommandUnderTest.RunAsync(_plugin.Atlas, [.. Report, "--output", "json"])).Json["clusters"]!
            .AsArray().Select(cluster => $"{cluster?["readiness"]?["clusterName"]}").ToList();

        var result = await CommandUnderTest.RunAsync(_plugin.Atlas, [.. Report, "--output", form]);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.True(names.Count > 5);
        Assert.All(names, name => Assert.Contains(name, result.Output, StringComparison.Ordinal));
        Assert.DoesNotContain(result.Output, one => char.IsControl(one) && one != '\n');
        Assert.EndsWith("\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_name_of_the_project_for_one_request_more()
    {
        _plugin.Atlas.Requests.Clear();
        await CommandUnderTest.RunAsync(_plugin.Atlas, Report);
        var byId = _plugin.Atlas.Requests.Reads.Count;
        _plugin.Atlas.Requests.Clear();

        var result = await CommandUnderTest.RunAsync(_plugin.Atlas, "report", "--project-name", WorldData.Webshop);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(byId + 1, _plugin.Atlas.Requests.Reads.Count);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Writes_nothing_where_one_cluster_cannot_be_judged(string form)
    {
        _plugin.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.Error,
            Path = $"clusters/{WorldData.Production}/backup/snapshots",
        });

        var result = await CommandUnderTest.RunAsync(
            _plugin.Atlas, [.. Report, "--max-retries", "0", "--output", form]);

        _plugin.Atlas.Faults.Clear();
        Assert.StartsWith("cluster 'prod': Atlas answered 500 to GET groups/", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_what_only_the_report_reads_and_Atlas_does_not_allow()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { Now = WorldFixture.Noon, Scenario = "read-only" },
            TestContext.Current.CancellationToken);

        var result = await CommandUnderTest.RunAsync(atlas, [.. Report, "--output", "json"]);

        Assert.Equal(0, result.ExitCode);
        var production = result.Json["clusters"]!.AsArray()
            .Single(cluster => $"{cluster?["readiness"]?["clusterName"]}" == WorldData.Production);
        Assert.Empty(production!["exports"]!.AsArray());
        Assert.Empty(production["restores"]!.AsArray());
        Assert.NotEmpty(production["notes"]!.AsArray());
        Assert.NotEmpty(production["snapshots"]!.AsArray());
    }

    [Theory]
    [InlineData("--wait", "30m")]
    [InlineData("--cluster-name", "prod")]
    [InlineData("--all-clusters")]
    public async Task Has_no_options_that_a_report_cannot_use(params string[] words)
    {
        var result = await CommandUnderTest.RunAsync(_plugin.Atlas, [.. Report, .. words]);

        Assert.StartsWith($"report has no option {words[0]}", result.Error, StringComparison.Ordinal);
    }
}
