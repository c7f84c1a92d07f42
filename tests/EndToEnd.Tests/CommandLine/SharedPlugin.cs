using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>
/// The plugin that says what the command must say, connected to the same simulated Atlas. The tests of a class share it,
/// one after the other.
/// </summary>
public sealed class SharedPlugin : IAsyncLifetime
{
    private PluginUnderTest? _plugin;

    internal PluginUnderTest Plugin => _plugin ?? throw new InvalidOperationException("the plugin is not started");

    internal AtlasSimulatorServer Atlas => Plugin.Atlas;

    public async ValueTask InitializeAsync() => _plugin = await PluginUnderTest.StartAsync(
        atlasOptions: new SimulatorOptions { Now = WorldFixture.Noon, FleetClusters = 2 });

    public ValueTask DisposeAsync() => _plugin?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Outputs without the marks of secrets.</summary>
    internal static Struct Unsealed(Struct outputs) =>
        new MarshallingRules(UnknownRule.Keep, keepSecrets: false).Apply(outputs);
}
