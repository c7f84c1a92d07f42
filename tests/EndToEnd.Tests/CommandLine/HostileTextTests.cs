using System.Text.Json.Nodes;
using System.Xml.Linq;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Simulator.World;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>Texts of Atlas that would change what they are shown in.</summary>
public sealed class HostileTextTests
{
    private const string Hostile =
        "a|b <img src=x onerror=alert(1)> [x](http://evil.example) `c` **d** @all \u001b[31mred\u001b[0m\r\n| e |\r\n# f \u0000\u0007\u009b2J 😀";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("junit")]
    [InlineData("markdown")]
    public async Task Are_shown_as_they_are_and_nothing_else(string form)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { Now = WorldFixture.Noon, Scenario = "failures" }, CancellationToken);
        atlas.Change(new WorldChange
        {
            Kind = WorldKind.Export,
            Cluster = Scenario.Of("failures").Cluster,
            Nth = 0,
            Change = new() { ["stateReason"] = new JsonObject { ["errorCode"] = Hostile, ["message"] = Hostile } },
        });

        var result = await CommandUnderTest.RunAsync(
            atlas,
            "check", "--group-id", WorldData.WebshopId, "--cluster-name", Scenario.Of("failures").Cluster,
            "--max-export-age-hours", "240", "--output", form);

        // A note is no test case.
        Assert.Equal(form != "junit", result.Output.Contains("onerror", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Output, one => char.IsControl(one) && one != '\n');
        Assert.DoesNotContain("\n| e", result.Output, StringComparison.Ordinal);
        switch (form)
        {
            case "markdown":
                Assert.DoesNotContain('<', result.Output);
                Assert.DoesNotContain("](", result.Output, StringComparison.Ordinal);
                Assert.DoesNotContain("\n# ", result.Output, StringComparison.Ordinal);
                Assert.DoesNotContain("@all", result.Output, StringComparison.Ordinal);
                AssertTable(result.Output);
                break;
            case "junit":
                XDocument.Parse(result.Output);
                break;
            default:
                break;
        }
    }

    [Theory]
    [InlineData("check --all-clusters", "text")]
    [InlineData("check --all-clusters", "json")]
    [InlineData("check --all-clusters", "junit")]
    [InlineData("check --all-clusters", "markdown")]
    [InlineData("report", "text")]
    [InlineData("report", "json")]
    [InlineData("report", "markdown")]
    [InlineData("report", "html")]
    public async Task Are_harmless_as_names_of_clusters(string verb, string form)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { Now = WorldFixture.Noon }, CancellationToken);
        atlas.Change(new WorldChange
        {
            Kind = WorldKind.Cluster,
            Cluster = WorldData.Creating,
            Change = new() { ["name"] = Hostile },
        });

        var result = await CommandUnderTest.RunAsync(
            atlas, [.. verb.Split(' '), "--group-id", WorldData.WebshopId, "--output", form]);

        Assert.DoesNotContain(result.Output + result.Errors, one => char.IsControl(one) && one != '\n');
        if (form == "junit")
        {
            XDocument.Parse(result.Output);
        }

        if (form is "markdown" or "html")
        {
            Assert.DoesNotContain("<img", result.Output, StringComparison.Ordinal);
        }
    }

    // A cell more, or a line in the middle, would be a text that is not escaped.
    private static void AssertTable(string markdown) => Assert.All(
        markdown.Split('\n').Where(line => line.StartsWith('|')),
        line => Assert.Equal(6, line.Replace("\\|", "", StringComparison.Ordinal).Count(one => one == '|')));
}
