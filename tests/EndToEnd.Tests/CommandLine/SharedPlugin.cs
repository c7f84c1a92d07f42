using System.Text.Json.Nodes;
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

    /// <summary>Outputs as the command writes them: every value in a secret is hidden, and its type stays.</summary>
    internal static JsonNode? Json(Struct outputs, bool showsSecrets = false) =>
        Json(Value.ForStruct(outputs), isHidden: false, showsSecrets);

    /// <summary>Fails where two JSON values differ, whatever the order of their members.</summary>
    internal static void AssertEqual(JsonNode? expected, JsonNode? actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected?.ToJsonString() ?? ""), actual),
        $"expected {expected?.ToJsonString()}, got {actual?.ToJsonString()}");

    private static JsonNode? Json(Value value, bool isHidden, bool showsSecrets)
    {
        var hides = isHidden || (value.IsSecret() && !showsSecrets);
        var plain = value.Unwrap();
        return plain.KindCase switch
        {
            Value.KindOneofCase.ListValue =>
                new JsonArray([.. plain.ListValue.Values.Select(item => Json(item, hides, showsSecrets))]),
            Value.KindOneofCase.StructValue => new JsonObject(plain.StructValue.Fields.Select(
                member => KeyValuePair.Create(member.Key, Json(member.Value, hides, showsSecrets)))),
            _ => hides ? "[secret]" : ValueText.ToJson(plain),
        };
    }
}
