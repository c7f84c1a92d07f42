using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>
/// What changed since another commit: both plugins are measured in the same run, in pairs, and in random order within
/// each pair.
/// </summary>
internal sealed class ComparisonRows(PairTable table, Setup setup, string basePlugin, EngineServer engine)
{
    private const double MostStartMilliseconds = 1;
    private const double MostListShare = 0.05;
    private const double MostIdleBytes = 1024 * 1024;
    private const int Jobs = 50_000;
    private const int WarmUpStarts = 2;
    private const int WarmUpLists = 2;
    private const int WarmUpCalls = 500;
    private const int CallsPerBlock = 100;

    // Two processes of the same plugin differ a little for as long as they live: each round begins with new ones.
    private const int Rounds = 8;
    private const int ListsPerRound = 5;
    private const int BlocksPerRound = 10;

    private static readonly byte[] ListRequest =
        LoadedPlugin.Request("listLegacyRestoreJobs", ("clusterName", AtlasData.ShardedCluster));

    private readonly Random _random = new(1);

    public async Task AddAsync()
    {
        using (var atlas = Atlas.Start(jobs: 0))
        {
            await AddStartsAsync(atlas);
            var calls = await MeasureAsync(
                atlas, InvokeRows.Checkpoint(1), WarmUpCalls, BlocksPerRound, CallsPerBlock);
            table.Add($"warm Invoke, the median of {CallsPerBlock}", calls, Unit.Microseconds, null);
        }

        using (var atlas = Atlas.Start(Jobs))
        {
            var lists = await MeasureAsync(atlas, ListRequest, WarmUpLists, ListsPerRound, 1);
            table.Add(
                Row.Text($"list of {Jobs:N0} legacy restore jobs to the last byte"),
                lists,
                Unit.Milliseconds,
                lists.BaseMedian * MostListShare);
        }
    }

    private async Task AddStartsAsync(Atlas atlas)
    {
        var (port, firstAnswer, idle) = (new Pairs(), new Pairs(), new Pairs());
        for (var run = -WarmUpStarts; run < setup.Pairs; run++)
        {
            var (ofBase, current) = await InRandomOrderAsync(
                () => PluginStart.MeasureAsync(basePlugin, atlas, engine),
                () => PluginStart.MeasureAsync(setup.Plugin, atlas, engine));
            if (run >= 0)
            {
                port.Add(ofBase.Port.TotalMilliseconds, current.Port.TotalMilliseconds);
                firstAnswer.Add(ofBase.FirstAnswer.TotalMilliseconds, current.FirstAnswer.TotalMilliseconds);
                idle.Add(ofBase.IdleBytes, current.IdleBytes);
            }
        }

        table.Add("process start to the port line", port, Unit.Milliseconds, MostStartMilliseconds);
        table.Add("start to the first Invoke's answer", firstAnswer, Unit.Milliseconds, MostStartMilliseconds);
        table.Add("resident memory idle after Configure", idle, Unit.Megabytes, MostIdleBytes);
    }

    private async Task<Pairs> MeasureAsync(Atlas atlas, byte[] request, int warmUpCalls, int pairsPerRound, int calls)
    {
        var pairs = new Pairs();
        for (var round = 0; round < Rounds; round++)
        {
            using var old = await LoadedPlugin.StartAsync(basePlugin, engine, atlas.BaseUrl);
            using var current = await LoadedPlugin.StartAsync(setup.Plugin, engine, atlas.BaseUrl);
            await MedianTimeAsync(old, request, warmUpCalls);
            await MedianTimeAsync(current, request, warmUpCalls);
            for (var pair = 0; pair < pairsPerRound; pair++)
            {
                var (ofBase, ofCurrent) = await InRandomOrderAsync(
                    () => MedianTimeAsync(old, request, calls), () => MedianTimeAsync(current, request, calls));
                pairs.Add(ofBase, ofCurrent);
            }
        }

        return pairs;
    }

    private async Task<(T OfBase, T OfCurrent)> InRandomOrderAsync<T>(Func<Task<T>> ofBase, Func<Task<T>> ofCurrent)
    {
        if (_random.Next(2) == 0)
        {
            return (await ofBase(), await ofCurrent());
        }

        var first = await ofCurrent();
        return (await ofBase(), first);
    }

    private static async Task<double> MedianTimeAsync(LoadedPlugin plugin, byte[] request, int calls)
    {
        var samples = new Samples();
        for (var call = 0; call < calls; call++)
        {
            var start = Stopwatch.GetTimestamp();
            await plugin.InvokeAsync(request);
            samples.Add(Stopwatch.GetElapsedTime(start));
        }

        return samples.Median;
    }
}
