using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using AtlasBackup.Tests.Files;

namespace AtlasBackup.Smoke;

/// <summary>The binary as Pulumi's engine starts it: its schema, one read, and its end.</summary>
internal static class PulumiCheck
{
    public static async Task RunAsync(string binary, AtlasSimulatorServer atlas, CancellationToken cancellationToken)
    {
        await using var host = await PluginHost.StartAsync(new PluginOptions { Path = binary }, cancellationToken);
        await SchemaAsync(host, cancellationToken);
        await ReadAsync(host, atlas, cancellationToken);

        var end = await host.StopAsync();
        SmokeException.ThrowUnlessEqual(
            "The plugin's end (Cancel was acknowledged, killed, exit code)",
            (true, false, 0),
            (end.CancelAcknowledged, end.Killed, end.ExitCode ?? -1));
    }

    private static async Task SchemaAsync(PluginHost host, CancellationToken cancellationToken)
    {
        var expected = JsonNode.Parse(Repository.Schema)?.AsObject() ?? [];
        expected["version"] = Repository.Version;
        var served = JsonNode.Parse(await host.Provider.GetSchemaAsync(cancellationToken: cancellationToken));
        if (!JsonNode.DeepEquals(expected, served))
        {
            throw new SmokeException("The schema that the plugin serves differs from schema.json.");
        }
    }

    private static async Task ReadAsync(
        PluginHost host,
        AtlasSimulatorServer atlas,
        CancellationToken cancellationToken)
    {
        var session = await host.LoadAsync(
            Properties.Of(
                ("version", Repository.Version),
                ("baseUrl", atlas.BaseUrl),
                ("accessToken", Properties.Secret(AtlasData.AccessToken))),
            cancellationToken: cancellationToken);
        var answer = await session.InvokeAsync(
            "atlasbackup:index:getBackupCheckpoint",
            Properties.Of(
                ("groupId", AtlasData.ProjectId),
                ("clusterName", AtlasData.ShardedCluster),
                ("checkpointId", AtlasData.CompleteCheckpointId)),
            cancellationToken);
        SmokeException.ThrowUnlessEqual("The number of failures of a call", 0, answer.Failures.Count);
        SmokeException.ThrowUnlessEqual(
            "The checkpoint's ID",
            AtlasData.CompleteCheckpointId,
            answer.Return.Fields["id"].StringValue);
    }
}
