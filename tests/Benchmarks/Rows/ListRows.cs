using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>
/// A list of very many restore jobs: how long it takes, what it occupies, and that both grow no faster than the list.
/// </summary>
internal static class ListRows
{
    private const double MostTime = 1.3;
    private const double MostMemory = 3;
    private const int ManyJobs = 50_000;
    private const int DelayFromAfar = 50;
    private const int WarmUpRuns = 3;
    private const int MostFreshRuns = 5;

    private static readonly int[] Growth = [1_000, 10_000, 25_000, 50_000, 100_000];

    private static readonly byte[] Request =
        LoadedPlugin.Request("listLegacyRestoreJobs", ("clusterName", AtlasData.ShardedCluster));

    public static async Task AddAsync(Table table, Setup setup, EngineServer engine)
    {
        var list = await MeasureAsync(setup, engine, ManyJobs, setup.Runs);
        table.Add(Row.Times(
            Row.Text($"list of {ManyJobs:N0} legacy restore jobs to the last byte"),
            list.Time.Median,
            list.FloorTime.Median,
            MostTime));
        table.Add(Row.Compare(
            "the same as the first call of a new process",
            list.FreshTime.Median,
            list.FloorTime.Median,
            Row.Milliseconds));
        table.Add(new Row(
            "peak resident memory of that call over idle",
            Row.Megabytes(list.Memory.Median),
            Row.Megabytes(list.ReceivedBytes),
            Row.Ratio2(list.Memory.Median, list.ReceivedBytes),
            Row.Text($"≤ {MostMemory} x"),
            list.Memory.Median <= list.ReceivedBytes * MostMemory));
        await AddFromAfarAsync(table, setup, engine);
    }

    private static async Task AddFromAfarAsync(Table table, Setup setup, EngineServer engine)
    {
        var list = await MeasureAsync(setup, engine, ManyJobs, Math.Max(3, setup.Runs / 3), DelayFromAfar);
        table.Add(Row.Compare(
            Row.Text($"the same list when every page takes {DelayFromAfar} ms to come"),
            list.Time.Median,
            list.FloorTime.Median,
            Row.Milliseconds));
    }

    public static async Task AddGrowthAsync(Setup setup, EngineServer engine)
    {
        Markdown.Titles(
            "restore jobs", "time", "floor", "time a job", "peak memory over idle", "memory a job", "JSON a job");
        foreach (var jobs in Growth)
        {
            var list = await MeasureAsync(setup, engine, jobs, Math.Max(3, setup.Runs / 3));
            Markdown.Line(
                Row.Text($"{jobs:N0}"),
                Row.Milliseconds(list.Time.Median),
                Row.Milliseconds(list.FloorTime.Median),
                Row.Text($"{list.Time.Median * 1000 / jobs:0.0} µs"),
                Row.Megabytes(list.Memory.Median),
                Row.Text($"{list.Memory.Median / jobs:0} bytes"),
                Row.Text($"{(double)list.ReceivedBytes / jobs:0} bytes"));
        }
    }

    private static async Task<ListMeasurement> MeasureAsync(
        Setup setup,
        EngineServer engine,
        int jobs,
        int runs,
        int delay = 0)
    {
        using var atlas = Atlas.Start(jobs, delay);
        using var plugin = await LoadedPlugin.StartAsync(setup.Plugin, engine, atlas.BaseUrl);
        var list = new ListMeasurement { ReceivedBytes = await atlas.ListAsync() };
        for (var run = -WarmUpRuns; run < runs; run++)
        {
            var isWarmUp = run < 0;
            await TimeAsync(atlas.ListAsync, isWarmUp ? new Samples() : list.FloorTime);
            await TimeAsync(() => plugin.InvokeAsync(Request), isWarmUp ? new Samples() : list.Time);
            if (run < Math.Min(runs, MostFreshRuns) && !isWarmUp)
            {
                await MeasureFreshAsync(setup, engine, atlas, list);
            }
        }

        return list;
    }

    // In a plugin that has read nothing else: what a list takes then is what its user sees.
    private static async Task MeasureFreshAsync(Setup setup, EngineServer engine, Atlas atlas, ListMeasurement list)
    {
        using var plugin = await LoadedPlugin.StartAsync(setup.Plugin, engine, atlas.BaseUrl);
        await plugin.InvokeAsync(InvokeRows.Checkpoint(1));
        var idle = plugin.Process.ResidentBytes;
        plugin.Process.ForgetPeak();
        await TimeAsync(() => plugin.InvokeAsync(Request), list.FreshTime);
        list.Memory.Add(plugin.Process.PeakResidentBytes - idle);
    }

    private static async Task TimeAsync<T>(Func<Task<T>> call, Samples into)
    {
        var start = Stopwatch.GetTimestamp();
        await call();
        into.Add(Stopwatch.GetElapsedTime(start));
    }

    private sealed class ListMeasurement
    {
        public Samples Time { get; } = new();

        /// <summary>The same as the first call of a new process.</summary>
        public Samples FreshTime { get; } = new();

        public Samples FloorTime { get; } = new();

        public Samples Memory { get; } = new();

        public required long ReceivedBytes { get; init; }
    }
}
