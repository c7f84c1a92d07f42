using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The verdict as a leg of the fault matrix: no wrong answer of a required read makes anything ready.</summary>
public sealed class VerdictFaultTests(VerdictFaultTable table) : IClassFixture<VerdictFaultTable>
{
    public static TheoryData<string> Legs => [.. VerdictLeg.All.Select(leg => leg.Name)];

    [Theory]
    [MemberData(nameof(Legs))]
    public async Task Ends_as_an_error_or_as_not_ready(string name)
    {
        var leg = VerdictLeg.All.First(one => one.Name == name);
        await using var plugin = await StartAsync();

        Assert.Equal("ready", await OutcomeAsync(plugin, leg));
        foreach (var (fault, what) in VerdictFaults.Of(leg))
        {
            plugin.Atlas.Faults.Add(what);
            var struck = plugin.Atlas.Faults.Struck;

            var outcome = await OutcomeAsync(plugin, leg);

            Assert.True(plugin.Atlas.Faults.Struck > struck, $"{fault} did not happen");
            Assert.True(outcome != "ready", $"{leg.Name}, {fault}: ready");
            table.Add(leg.Name, fault, outcome);
            plugin.Atlas.Faults.Clear();
        }

        Assert.Equal("ready", await OutcomeAsync(plugin, leg));
    }

    private static async Task<PluginUnderTest> StartAsync()
    {
        var plugin = await PluginUnderTest.StartAsync(
            Credentials.AccessToken,
            new SimulatorOptions { Now = WorldFixture.Noon, FleetClusters = 2 },
            ("maxRetries", 0));
        plugin.Atlas.Change(new WorldChange { Kind = WorldKind.CompliancePolicy, Change = new() { ["state"] = "ACTIVE" } });
        return plugin;
    }

    private static async Task<string> OutcomeAsync(PluginUnderTest plugin, VerdictLeg leg)
    {
        await plugin.Session.Configured;
        try
        {
            var verdict = await plugin.Host.Provider.InvokeAsync(
                leg.Function, leg.Args, cancellationToken: TestContext.Current.CancellationToken);
            return verdict.Return.At("ready")!.BoolValue ? "ready" : "not ready";
        }
        catch (RpcException failure)
        {
            Assert.NotEmpty(failure.Status.Detail);
            Assert.DoesNotContain("bug", failure.Status.Detail, StringComparison.OrdinalIgnoreCase);
            return $"{failure.StatusCode}";
        }
    }
}
