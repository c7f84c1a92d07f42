using System.Text.Json.Nodes;
using System.Xml.Linq;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Readiness;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>The worked examples of the verdict, as the command gives them.</summary>
public sealed class CheckExampleTests
{
    public static TheoryData<string> Names => WireExampleTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Gives_the_outputs_that_Pulumi_gets_with_the_same_requests(string name)
    {
        var example = WireExampleTests.Examples[name];
        await using var plugin = await WireExampleTests.StartAsync(example.Scenario);
        plugin.Atlas.Change(example.Changes);
        var args = WireExampleTests.Args(example.Cluster, example.Demands);
        var verdict = await plugin.InvokeAsync(WireExampleTests.Function, args);
        plugin.Atlas.Requests.Clear();

        var result = await CheckAsync(plugin, args, "json");

        SharedPlugin.AssertEqual(SharedPlugin.Json(verdict), result.Json);
        Assert.Equal(verdict.At("ready")!.BoolValue ? 0 : 2, result.ExitCode);
        Assert.Equal(example.Reads, VerdictText.Requests(plugin.Atlas, example.Cluster));
        Assert.Empty(plugin.Atlas.Requests.Unexpected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Says_the_same_in_every_form(string name)
    {
        var example = WireExampleTests.Examples[name];
        await using var plugin = await WireExampleTests.StartAsync(example.Scenario);
        plugin.Atlas.Change(example.Changes);
        var args = WireExampleTests.Args(example.Cluster, example.Demands);
        var json = await CheckAsync(plugin, args, "json");
        var checks = json.Json["checks"]?.AsArray().OfType<JsonObject>().ToList() ?? [];

        var (text, junit, markdown) = (
            await CheckAsync(plugin, args, "text"),
            await CheckAsync(plugin, args, "junit"),
            await CheckAsync(plugin, args, "markdown"));

        Assert.All([text, junit, markdown], result => Assert.Equal((json.ExitCode, ""), (result.ExitCode, result.Errors)));
        AssertText(text.Output, json.Json, checks);
        AssertJUnit(junit.Output, example.Cluster, checks);
        Assert.Equal(
            checks.Select(check => $"{check["name"]}"),
            markdown.Output.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Skip(2).Select(line => line.Split(" | ")[1]));
    }

    private static Task<CommandResult> CheckAsync(PluginUnderTest plugin, Struct args, string form) =>
        CommandUnderTest.RunAsync(plugin.Atlas, ["check", .. CommandWords.Of(args), "--output", form]);

    private static void AssertText(string text, JsonNode verdict, List<JsonObject> checks)
    {
        var lines = text.Split('\n');
        var isReady = verdict["ready"]?.GetValue<bool>() == true;

        Assert.Equal(
            checks.Select(check => $"{Mark(check)} {check["name"]} {check["message"]}"),
            lines.Take(checks.Count).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal(
            [
                "", $"{verdict["clusterName"]} is {(isReady ? "ready" : "not ready")}",
                .. Texts(verdict, "reasons").Select(reason => $"  {reason}"),
                .. Texts(verdict, "notes").Select(note => $"  note: {note}"),
                "",
            ],
            lines.Skip(checks.Count));
    }

    private static void AssertJUnit(string text, string cluster, List<JsonObject> checks)
    {
        var suite = Assert.Single(XDocument.Parse(text).Element("testsuites")!.Elements("testsuite"));
        var cases = suite.Elements("testcase").ToList();

        Assert.Equal(cluster, suite.Attribute("name")?.Value);
        Assert.Equal(
            checks.Select(check => ($"{check["name"]}", Mark(check) switch { "✓" => "", "✗" => "failure", _ => "skipped" })),
            cases.Select(one => (one.Attribute("name")!.Value, one.Elements().SingleOrDefault()?.Name.LocalName ?? "")));
        Assert.Equal(
            (checks.Count, cases.Count(one => one.Element("failure") is not null),
                cases.Count(one => one.Element("skipped") is not null), 0),
            (Number(suite, "tests"), Number(suite, "failures"), Number(suite, "skipped"), Number(suite, "errors")));
    }

    private static string Mark(JsonObject check) => check["passed"]?.GetValue<bool>() == true ? "✓"
        : check.ContainsKey("actual") ? "✗"
        : "-";

    private static IEnumerable<string> Texts(JsonNode verdict, string name) =>
        verdict[name]?.AsArray().Select(one => $"{one}") ?? [];

    private static int Number(XElement suite, string name) => (int?)suite.Attribute(name) ?? -1;
}
