using System.Diagnostics;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.TerraformHost;
using AtlasBackup.TerraformHost.Launch;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>How soon a read of Terraform ends that Atlas does not answer, and the provider with it.</summary>
internal static class TerraformEndRows
{
    // Terraform itself ends within a second of Ctrl-C, and kills a provider that takes two to shut down.
    private const double MostForStop = 500;
    private const double MostForShutdown = 1_000;
    private const double MostForLostTerraform = 3_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task AddAsync(Table table, Setup setup)
    {
        var (stop, shutdown, lost) = (new Samples(), new Samples(), new Samples());
        for (var run = 0; run < setup.Runs; run++)
        {
            stop.Add(await MeasureAsync(setup, async (provider, session, read) =>
            {
                await session.StopAsync(CancellationToken.None);
                await read;
            }));
            shutdown.Add(await MeasureAsync(setup, async (provider, session, read) =>
            {
                await provider.ShutdownAsync(CancellationToken.None);
                await provider.WaitForExitAsync(CancellationToken.None);
            }));
            lost.Add(await MeasureAsync(setup, async (provider, session, read) =>
            {
                provider.Disconnect();
                await provider.WaitForExitAsync(CancellationToken.None);
            }));
        }

        table.Add(Row.Bounded("Terraform stops a read, until it has ended", stop, null, MostForStop));
        table.Add(Row.Bounded("Terraform shuts its provider down in a read", shutdown, null, MostForShutdown));
        table.Add(Row.Bounded("end when Terraform was killed in a read", lost, null, MostForLostTerraform));
    }

    private static async Task<TimeSpan> MeasureAsync(
        Setup setup,
        Func<ProviderProcess, ProviderSession, Task, Task> end)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync();
        atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        await using var provider = await ProviderProcess.StartAsync(
            new ProviderOptions { Path = setup.Plugin }, CancellationToken.None);
        var session = await ProviderSession.OpenAsync(provider, CancellationToken.None);
        var read = ReadAsync(session, atlas);
        while (atlas.Requests.Reads.Count == 0)
        {
            await Task.Delay(Pause);
        }

        var start = Stopwatch.GetTimestamp();
        await end(provider, session, read);
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task ReadAsync(ProviderSession session, AtlasSimulatorServer atlas)
    {
        await session.ConfigureAsync(
            new JsonObject
            {
                ["client_id"] = AtlasData.ClientId,
                ["client_secret"] = AtlasData.ClientSecret,
                ["base_url"] = atlas.BaseUrl,
            },
            CancellationToken.None);
        await session.ReadAsync(
            "atlasbackup_backup_checkpoint",
            new JsonObject
            {
                ["group_id"] = AtlasData.ProjectId,
                ["cluster_name"] = AtlasData.ShardedCluster,
                ["checkpoint_id"] = AtlasData.CompleteCheckpointId,
            },
            CancellationToken.None);
    }
}
