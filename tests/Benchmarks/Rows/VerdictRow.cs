using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>
/// A verdict that needs every read there is, from an Atlas that takes its time: reads that do not depend on each other
/// run side by side.
/// </summary>
internal static class VerdictRow
{
    private const int Delay = 50;
    private const double MostTime = 1.2;
    private const int WarmUpCalls = 3;

    // The project's name gives its ID, the cluster says what to read, and all else is read at once.
    private const int Chain = 3;

    public static async Task AddAsync(Table table, Setup setup, EngineServer engine)
    {
        using var atlas = Atlas.Start(jobs: 0, Delay);
        using var plugin = await LoadedPlugin.StartAsync(setup.Plugin, engine, atlas.BaseUrl);
        var request = LoadedPlugin.RequestOf(
            "getBackupReadiness",
            ("projectName", WorldData.Webshop),
            ("clusterName", WorldData.Orders),
            ("requirePointInTime", true),
            ("maxExportAgeHours", 24),
            ("maxRestoreTestAgeHours", 24),
            ("requireCompliancePolicy", true));
        var url = $"{atlas.BaseUrl}/api/atlas/v2/groups/{WorldData.WebshopId}/clusters/{WorldData.Orders}"
            + "/backup/snapshots";
        var (ours, floor) = (new Samples(), new Samples());
        for (var call = -WarmUpCalls; call < setup.Runs; call++)
        {
            await TimeAsync(() => plugin.InvokeAsync(request), call < 0 ? new Samples() : ours);
            await TimeAsync(() => ChainAsync(atlas, url), call < 0 ? new Samples() : floor);
        }

        table.Add(Row.Times(
            $"verdict with every read, {Delay} ms an answer (floor: {Chain} reads one after the other)",
            ours.Median,
            floor.Median,
            MostTime));
    }

    private static async Task ChainAsync(Atlas atlas, string url)
    {
        for (var read = 0; read < Chain; read++)
        {
            await atlas.GetAsync(url);
        }
    }

    private static async Task TimeAsync(Func<Task> call, Samples into)
    {
        var start = Stopwatch.GetTimestamp();
        await call();
        into.Add(Stopwatch.GetElapsedTime(start));
    }
}
