using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>Single reads by a plugin that has been at work for a while: one at a time, and many at once.</summary>
internal static class InvokeRows
{
    private const double MostAddedMilliseconds = 0.25;
    private const double MostSpread = 3;
    private const double LeastThroughput = 0.4;
    private const int InFlight = 64;
    private const int CallsPerRun = 200;
    private const int CallsPerCaller = 20;
    private const int BlocksPerRun = 3;
    private const int WarmUpCalls = 1_000;
    private const int WarmUpBlocks = 20;

    public static byte[] Checkpoint(int number) => LoadedPlugin.Request(
        "getBackupCheckpoint",
        ("clusterName", AtlasData.ShardedCluster),
        ("checkpointId", Atlas.CheckpointId(number)));

    public static async Task AddAsync(Table table, Setup setup, Atlas atlas, EngineServer engine)
    {
        using var plugin = await LoadedPlugin.StartAsync(setup.Plugin, engine, atlas.BaseUrl);
        await Parts.WhenWantedAsync("invoke", () => AddOneByOneAsync(table, setup, atlas, plugin));
        await Parts.WhenWantedAsync("inflight", () => AddAtOnceAsync(table, setup, atlas, plugin));
    }

    private static async Task AddOneByOneAsync(Table table, Setup setup, Atlas atlas, LoadedPlugin plugin)
    {
        var request = Checkpoint(1);
        var url = atlas.CheckpointUrl(1);
        var (ours, floor, nothing) = (new Samples(), new Samples(), new Samples());
        for (var call = -WarmUpCalls; call < setup.Runs * CallsPerRun; call++)
        {
            var isWarmUp = call < 0;
            await TimeAsync(() => plugin.InvokeAsync(request), isWarmUp ? new Samples() : ours);
            await TimeAsync(() => atlas.GetAsync(url), isWarmUp ? new Samples() : floor);
            await TimeAsync(plugin.DoNothingAsync, isWarmUp ? new Samples() : nothing);
        }

        AddTo(table, ours, floor);
        table.Add(Row.Compare(
            "warm call that reads nothing (GetPluginInfo), p50", nothing.Median, floor.Median, Row.Milliseconds));
    }

    private static async Task AddAtOnceAsync(Table table, Setup setup, Atlas atlas, LoadedPlugin plugin)
    {
        var requests = Enumerable.Range(0, InFlight).Select(Checkpoint).ToArray();
        var urls = Enumerable.Range(0, InFlight).Select(atlas.CheckpointUrl).ToArray();
        var (ours, floor) = (new Load(), new Load());
        for (var block = -WarmUpBlocks; block < setup.Runs * BlocksPerRun; block++)
        {
            var isWarmUp = block < 0;
            await (isWarmUp ? new Load() : ours).MeasureAsync(
                index => plugin.InvokeAsync(requests[index]), () => plugin.Process.ProcessorTime);
            await (isWarmUp ? new Load() : floor).MeasureAsync(
                index => atlas.GetAsync(urls[index]), () => Environment.CpuUsage.TotalTime);
        }

        table.Add(new Row(
            $"warm Invokes, {InFlight} in flight, per second",
            Row.Text($"{ours.PerSecond:0}"),
            Row.Text($"{floor.PerSecond:0}"),
            Row.Ratio2(ours.PerSecond, floor.PerSecond),
            Row.Text($"≥ {LeastThroughput} x"),
            ours.PerSecond >= floor.PerSecond * LeastThroughput));
        table.Add(Row.Compare(
            "processor time of one of them (the plugin's; the client's)",
            ours.ProcessorTime,
            floor.ProcessorTime,
            Row.Microseconds));
    }

    private static void AddTo(Table table, Samples ours, Samples floor)
    {
        var added = ours.Median - floor.Median;
        table.Add(new Row(
            "warm Invoke, one at a time, p50",
            Row.Milliseconds(ours.Median),
            Row.Milliseconds(floor.Median),
            Row.Text($"+{added:0.00} ms"),
            Row.Text($"≤ +{MostAddedMilliseconds} ms"),
            added <= MostAddedMilliseconds));
        var (spread, floorSpread) = (ours.Percentile(99) / ours.Median, floor.Percentile(99) / floor.Median);
        table.Add(new Row(
            "warm Invoke, one at a time, p99",
            Row.Milliseconds(ours.Percentile(99)),
            Row.Milliseconds(floor.Percentile(99)),
            Row.Text($"{spread:0.0} x its p50 (floor: {floorSpread:0.0} x)"),
            Row.Text($"≤ {MostSpread} x its p50"),
            spread <= MostSpread));
    }

    private static async Task TimeAsync(Func<Task> call, Samples into)
    {
        var start = Stopwatch.GetTimestamp();
        await call();
        into.Add(Stopwatch.GetElapsedTime(start));
    }

    /// <summary>
    /// Many callers at once, each of which makes its calls one after the other and asks for something else.
    /// </summary>
    private sealed class Load
    {
        private const int Calls = InFlight * CallsPerCaller;

        private readonly Samples _time = new();
        private readonly Samples _processorTime = new();

        public double PerSecond => Calls * 1000 / _time.Median;

        /// <summary>In milliseconds, for one call: a mean, because the system counts in steps of ten.</summary>
        public double ProcessorTime => _processorTime.Mean / Calls;

        public async Task MeasureAsync(Func<int, Task<int>> call, Func<TimeSpan> processorTime)
        {
            var before = processorTime();
            await TimeAsync(() => Task.WhenAll(Enumerable.Range(0, InFlight).Select(CallAsync)), _time);
            _processorTime.Add(processorTime() - before);

            async Task CallAsync(int index)
            {
                for (var repeat = 0; repeat < CallsPerCaller; repeat++)
                {
                    await call(index);
                }
            }
        }
    }
}
