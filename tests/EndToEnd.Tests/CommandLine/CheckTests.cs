using System.Xml.Linq;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Readiness;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

public sealed class CheckTests(SharedPlugin shared) : IClassFixture<SharedPlugin>
{
    private static readonly string[] Production =
        ["--group-id", WorldData.WebshopId, "--cluster-name", WorldData.Production];

    private static readonly string[] AllOfWebshop = ["--all-clusters", "--group-id", WorldData.WebshopId];

    private readonly PluginUnderTest _plugin = shared.Plugin;

    [Theory]
    [InlineData(WorldData.WebshopId, 2)]
    [InlineData(WorldData.FleetId, 0)]
    [InlineData(WorldData.SandboxId, 2)]
    public async Task Judges_all_clusters_as_Pulumi_does(string project, int exitCode)
    {
        var verdict = await _plugin.InvokeAsync(
            "atlasbackup:index:getProjectBackupReadiness", Properties.Of(("groupId", project)));

        var result = await CheckAsync("--all-clusters", "--group-id", project, "--output", "json");

        SharedPlugin.AssertEqual(SharedPlugin.Json(verdict), result.Json);
        Assert.Equal(exitCode, result.ExitCode);
    }

    [Fact]
    public async Task Has_a_suite_for_each_cluster()
    {
        var json = (await CheckAsync([.. AllOfWebshop, "--output", "json"])).Json;

        var junit = XDocument.Parse((await CheckAsync([.. AllOfWebshop, "--output", "junit"])).Output);
        var text = (await CheckAsync(AllOfWebshop)).Output;
        var markdown = (await CheckAsync([.. AllOfWebshop, "--output", "markdown"])).Output;

        var names = json["results"]!.AsArray().Select(one => $"{one?["clusterName"]}").ToList();
        Assert.Equal(names, junit.Descendants("testsuite").Select(suite => suite.Attribute("name")?.Value));
        Assert.All(junit.Descendants("testsuite"), suite => Assert.Equal(
            ($"{suite.Elements().Count()}", $"{suite.Descendants("failure").Count()}"),
            (suite.Attribute("tests")?.Value, suite.Attribute("failures")?.Value)));
        Assert.All(names, name => Assert.Contains($" {name}  ", text, StringComparison.Ordinal));
        Assert.Equal(names.Count, markdown.Split("\n#### ").Length - 1);
        var summary = $"not ready: {json["readyCount"]} ready, {json["notReadyCount"]} not ready, "
            + $"{json["skippedCount"]} not judged\n";
        Assert.Contains(summary, text, StringComparison.Ordinal);
        Assert.Contains(summary, markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_name_of_the_project_for_one_request_more()
    {
        _plugin.Atlas.Requests.Clear();

        var result = await CheckAsync("--project-name", WorldData.Webshop, "--cluster-name", WorldData.Production);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            $"byName, {WireExamples.ReplicaSet}", VerdictText.Requests(_plugin.Atlas, WorldData.Production));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("junit")]
    [InlineData("markdown")]
    public async Task Is_an_error_where_one_cluster_cannot_be_judged_whatever_the_others_are(string form)
    {
        _plugin.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.Error,
            Path = $"clusters/{WorldData.Production}/backup/snapshots",
        });

        var result = await CheckAsync([.. AllOfWebshop, "--max-retries", "0", "--output", form]);

        _plugin.Atlas.Faults.Clear();
        AssertError(result, form, "cluster 'prod': Atlas answered 500 to GET groups/");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("junit")]
    [InlineData("markdown")]
    public async Task Is_an_error_where_there_is_no_such_cluster(string form)
    {
        var result = await CheckAsync(
            "--group-id", WorldData.WebshopId, "--cluster-name", "shpo", "--output", form);

        AssertError(result, form, "Atlas answered 404 to GET groups/");
        Assert.Contains("(CLUSTER_NOT_FOUND). Check --cluster-name and --group-id.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_a_suite_with_the_error_also_where_nothing_was_asked()
    {
        string[] words = ["check", .. Production, "--output", "junit"];

        var withoutCredentials = await CommandUnderTest.RunAsync(
            new CommandOptions(words) { Atlas = _plugin.Atlas, Credentials = Credentials.None });
        var withWrongOption = await CommandUnderTest.RunAsync(_plugin.Atlas, [.. words, "--max-age-hours", "many"]);

        AssertError(withoutCredentials, "junit", "no Atlas credentials: ");
        AssertError(withWrongOption, "junit", "--max-age-hours: expected a number ");
    }

    [Theory]
    [InlineData("--cluster-name cannot be combined with --all-clusters", "--all-clusters", "--cluster-name", "prod")]
    [InlineData("--exclude-cluster-names requires --all-clusters", "--exclude-cluster-names", "trial")]
    [InlineData("--output: expected one of text, json, junit, markdown", "--output", "xml")]
    [InlineData("--wait: expected a duration such as 30m or 1h30m, got '30x'", "--wait", "30x")]
    [InlineData("--wait: expected a duration such as 30m or 1h30m, got '-5'", "--wait", "-5")]
    [InlineData("--wait: expected a duration such as 30m or 1h30m, got '1d'", "--wait", "1d")]
    [InlineData("--wait: expected a duration such as 30m or 1h30m, got ''", "--wait", "")]
    [InlineData("--wait: expected a whole number from 0 to 240, got 241", "--wait", "4h1m")]
    public async Task Says_which_option_is_wrong_and_asks_Atlas_nothing(string error, params string[] words)
    {
        _plugin.Atlas.Requests.Clear();

        var result = await CheckAsync(["--group-id", WorldData.WebshopId, .. words]);

        Assert.Contains(error, result.Error, StringComparison.Ordinal);
        Assert.Empty(_plugin.Atlas.Requests.All);
    }

    // Those that wait are tested by a clock that moves, in the tests of core.
    [Theory]
    [InlineData(WorldData.Production, 0, "4h")]
    [InlineData(WorldData.Production, 0, "30m")]
    [InlineData(WorldData.Production, 0, "1h30m")]
    [InlineData(WorldData.Free, 2, "240")]
    [InlineData(WorldData.BackupOff, 2, "4h0m")]
    public async Task Does_not_wait_where_the_verdict_cannot_change(string cluster, int exitCode, string wait)
    {
        var result = await CheckAsync("--group-id", WorldData.WebshopId, "--cluster-name", cluster, "--wait", wait);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Errors));
    }

    private static void AssertError(CommandResult result, string form, string start)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(start, result.ErrorLine, StringComparison.Ordinal);
        if (form != "junit")
        {
            Assert.Equal("", result.Output);
            return;
        }

        var suite = Assert.Single(XDocument.Parse(result.Output).Descendants("testsuite"));
        Assert.Equal(
            ("1", "0", "1"),
            (suite.Attribute("tests")?.Value, suite.Attribute("failures")?.Value, suite.Attribute("errors")?.Value));
        Assert.Equal(result.ErrorLine, Assert.Single(suite.Descendants("error")).Attribute("message")?.Value);
    }

    private Task<CommandResult> CheckAsync(params IReadOnlyList<string> words) =>
        CommandUnderTest.RunAsync(_plugin.Atlas, ["check", .. words]);
}
