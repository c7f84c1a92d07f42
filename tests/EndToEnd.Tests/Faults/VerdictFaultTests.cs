using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;
using AtlasBackup.EndToEnd.Tests.Terraform;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The verdict as a leg of the fault matrix: no wrong answer of a required read makes anything ready.</summary>
public sealed class VerdictFaultTests(VerdictFaultTable table) : IClassFixture<VerdictFaultTable>
{
    public static TheoryData<string> Legs => [.. VerdictLeg.All.Select(leg => leg.Name)];

    private static WorldChange ActivePolicy => new()
    {
        Kind = WorldKind.CompliancePolicy,
        Change = new() { ["state"] = "ACTIVE" },
    };

    private static SimulatorOptions Options => new() { Now = WorldFixture.Noon, FleetClusters = 2 };

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

    [Theory]
    [InlineData("snapshots")]
    [InlineData("clusters")]
    public async Task Ends_in_Terraform_as_one_error_or_as_not_ready(string name)
    {
        var leg = VerdictLeg.All.First(one => one.Name == name);
        await using var provider = await StartTerraformAsync();

        Assert.Equal("ready", await OutcomeAsync(provider, leg));
        foreach (var (fault, what) in VerdictFaults.Of(leg))
        {
            provider.Atlas.Faults.Add(what);

            var outcome = await OutcomeAsync(provider, leg);

            Assert.True(outcome != "ready", $"{leg.Name}, {fault}: ready");
            table.Add($"{leg.Name}, Terraform", fault, outcome);
            provider.Atlas.Faults.Clear();
        }

        Assert.Equal("ready", await OutcomeAsync(provider, leg));
    }

    private static async Task<ProviderUnderTest> StartTerraformAsync()
    {
        var provider = await ProviderUnderTest.OpenAsync(atlasOptions: Options);
        provider.Atlas.Change(ActivePolicy);
        var config = provider.SignedInWith(Credentials.AccessToken);
        config["max_retries"] = 0;
        Assert.Empty(await provider.Session.ConfigureAsync(config, TestContext.Current.CancellationToken));
        return provider;
    }

    private static async Task<string> OutcomeAsync(ProviderUnderTest provider, VerdictLeg leg)
    {
        var (state, problems) = await provider.Session.ReadAsync(
            TerraformFunction.TypeOf(leg.Function.Split(':')[^1]),
            TerraformFunction.Args(leg.Args),
            TestContext.Current.CancellationToken);
        var errors = problems.Select(ProviderUnderTest.Show)
            .Where(problem => problem.StartsWith("error", StringComparison.Ordinal))
            .ToList();
        if (state is not null)
        {
            Assert.Empty(errors);
            return state["ready"]?.GetValue<bool>() == true ? "ready" : "not ready";
        }

        Assert.DoesNotContain("bug", Assert.Single(errors), StringComparison.OrdinalIgnoreCase);
        return "error";
    }

    private static async Task<PluginUnderTest> StartAsync()
    {
        var plugin = await PluginUnderTest.StartAsync(
            Credentials.AccessToken, Options, ("maxRetries", 0));
        plugin.Atlas.Change(ActivePolicy);
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
