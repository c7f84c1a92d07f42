using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.EngineHost.Services;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>How soon calls end that Atlas does not answer, and the plugin with them.</summary>
internal static class EndRows
{
    private const int Many = 1_000;
    private const int RequestsAtOnce = 16;
    private const double MostForCancel = 50;
    private const double MostForOneCall = 50;
    private const double MostForManyCalls = 500;
    private const double MostForSignal = 1_500;
    private const double MostForLostEngine = 10_000;

    // Two looks at the engine, with seconds between them: more runs only take long.
    private const int LostEngines = 3;

    private static readonly byte[] Checkpoint = LoadedPlugin.Request(
        "getBackupCheckpoint",
        ("clusterName", AtlasData.ShardedCluster),
        ("checkpointId", AtlasData.CompleteCheckpointId));

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task AddAsync(Table table, Setup setup, EngineServer engine)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync();
        atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        using (var plugin = await LoadedPlugin.StartAsync(setup.Plugin, engine, atlas.BaseUrl))
        {
            await AddCancelAsync(table, setup, atlas, plugin);
        }

        await AddSignalAsync(table, setup, atlas, engine);
        await AddLostEngineAsync(table, setup, atlas);
    }

    private static async Task AddCancelAsync(Table table, Setup setup, AtlasSimulatorServer atlas, LoadedPlugin plugin)
    {
        var (idle, one, answer, end) = (new Samples(), new Samples(), new Samples(), new Samples());
        for (var run = -1; run < setup.Runs; run++)
        {
            // The first round warms up.
            var isWarmUp = run < 0;
            await MeasureAsync(atlas, plugin, 0, isWarmUp ? new Samples() : idle, new Samples());
            await MeasureAsync(atlas, plugin, 1, new Samples(), isWarmUp ? new Samples() : one);
            await MeasureAsync(
                atlas, plugin, Many, isWarmUp ? new Samples() : answer, isWarmUp ? new Samples() : end);
        }

        table.Add(Row.Bounded("Cancel until a call in flight has ended", one, idle, MostForOneCall));
        table.Add(Row.Bounded($"Cancel, {Many} calls in flight, until it answers", answer, idle, MostForCancel));
        table.Add(Row.Bounded("the same until the last call has ended", end, idle, MostForManyCalls));
    }

    private static async Task MeasureAsync(
        AtlasSimulatorServer atlas,
        LoadedPlugin plugin,
        int count,
        Samples answer,
        Samples end)
    {
        var calls = await BeginAsync(atlas, plugin, count);

        var start = Stopwatch.GetTimestamp();
        await plugin.CancelAsync();
        answer.Add(Stopwatch.GetElapsedTime(start));
        foreach (var call in calls)
        {
            await LoadedPlugin.AssertCancelledAsync(call);
        }

        end.Add(Stopwatch.GetElapsedTime(start));
    }

    private static async Task AddSignalAsync(
        Table table,
        Setup setup,
        AtlasSimulatorServer atlas,
        EngineServer engine)
    {
        var exit = new Samples();
        for (var run = 0; run < setup.Runs; run++)
        {
            using var plugin = await LoadedPlugin.StartAsync(
                setup.Plugin,
                engine,
                atlas.BaseUrl,
                ("clientId", Properties.Secret(AtlasData.ClientId)),
                ("clientSecret", Properties.Secret(AtlasData.ClientSecret)));
            atlas.Faults.Clear();
            await plugin.InvokeAsync(Checkpoint);
            atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
            await BeginAsync(atlas, plugin, Many);

            var start = Stopwatch.GetTimestamp();
            await plugin.Process.InterruptAsync();
            await plugin.Process.WaitForExitAsync();
            exit.Add(Stopwatch.GetElapsedTime(start));
        }

        table.Add(Row.Bounded(
            $"end on SIGINT, {Many} calls in flight and Atlas silent", exit, null, MostForSignal));
    }

    private static async Task AddLostEngineAsync(Table table, Setup setup, AtlasSimulatorServer atlas)
    {
        var exit = new Samples();
        for (var run = 0; run < LostEngines; run++)
        {
            var engine = await EngineServer.StartAsync();
            using var plugin = await LoadedPlugin.StartAsync(setup.Plugin, engine, atlas.BaseUrl);

            var start = Stopwatch.GetTimestamp();
            await engine.DisposeAsync();
            await plugin.Process.WaitForExitAsync();
            exit.Add(Stopwatch.GetElapsedTime(start));
        }

        table.Add(Row.Bounded("end when the engine has gone without a signal", exit, null, MostForLostEngine));
    }

    // Begins calls of which every one reads something else, and waits until all of them have nothing left to do.
    private static async Task<IReadOnlyList<Task<int>>> BeginAsync(
        AtlasSimulatorServer atlas,
        LoadedPlugin plugin,
        int count)
    {
        var requests = atlas.Requests.All.Count + Math.Min(count, RequestsAtOnce);
        var calls = Enumerable.Range(1, count).Select(page => plugin.InvokeAsync(Restores(page))).ToList();
        var worked = TimeSpan.Zero;
        while (atlas.Requests.All.Count < requests || plugin.Process.ThreadTime > worked)
        {
            worked = plugin.Process.ThreadTime;
            await Task.Delay(Pause);
        }

        return calls;
    }

    private static byte[] Restores(int page) => LoadedPlugin.Request(
        "listLegacyRestoreJobs", ("clusterName", AtlasData.ShardedCluster), ("pageNum", page));
}
