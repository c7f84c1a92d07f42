using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.EngineHost.Services;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>How many requests an Invoke costs when an API key signs them.</summary>
internal static class DigestRow
{
    private const int Calls = 20;

    public static async Task AddAsync(Table table, Setup setup, EngineServer engine)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync();
        using var plugin = await LoadedPlugin.StartAsync(
            setup.Plugin,
            engine,
            atlas.BaseUrl,
            ("publicKey", Properties.Secret(AtlasData.PublicKey)),
            ("privateKey", Properties.Secret(AtlasData.PrivateKey)));
        var request = LoadedPlugin.Request(
            "getBackupCheckpoint",
            ("clusterName", AtlasData.ShardedCluster),
            ("checkpointId", AtlasData.CompleteCheckpointId));
        await plugin.InvokeAsync(request);
        var before = atlas.Requests.All.Count;
        for (var call = 0; call < Calls; call++)
        {
            await plugin.InvokeAsync(request);
        }

        var perCall = (atlas.Requests.All.Count - before) / (double)Calls;
        table.Add(new Row(
            "requests to Atlas per Invoke, digest, after the first",
            Row.Text($"{perCall}"),
            "1",
            "",
            "1",
            perCall <= 1));
    }
}
