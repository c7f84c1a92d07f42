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
    private const int CallsPerBlock = 100;

    // Two processes of the same plugin differ a little for as long as they live, and so do two copies of the same file:
    // each round begins with new ones.
    private const int StartsPerRound = 5;
    private static readonly Rounds CallRounds = new(Count: 24, WarmUpCalls: 500, Pairs: 3, CallsPerBlock);
    private static readonly Rounds ListRounds = new(Count: 15, WarmUpCalls: 2, Pairs: 2, CallsPerBlock: 1);

    private static readonly byte[] ListRequest =
        LoadedPlugin.Request("listLegacyRestoreJobs", ("clusterName", AtlasData.ShardedCluster));

    private readonly Random _random = new(1);

    public async Task AddAsync()
    {
        using (var atlas = Atlas.Start(jobs: 0))
        {
            await AddStartsAsync(atlas);
            var calls = await MeasureAsync(atlas, InvokeRows.Checkpoint(1), CallRounds);
            table.Add($"warm Invoke, the median of {CallsPerBlock}", calls, Unit.Microseconds, null);
        }

        using (var atlas = Atlas.Start(Jobs))
        {
            var lists = await MeasureAsync(atlas, ListRequest, ListRounds);
            table.Add(
                Row.Text($"list of {Jobs:N0} legacy restore jobs to the last byte"),
                lists,
                Unit.Milliseconds,
                lists.BaseMedian * MostListShare);
        }
    }

    private async Task AddStartsAsync(Atlas atlas)
    {
        var (port, firstAnswer, threadTime, idle) = (new Pairs(), new Pairs(), new Pairs(), new Pairs());
        while (port.Count < setup.Pairs)
        {
            using var copies = new PluginCopies(basePlugin, setup.Plugin);
            port.BeginRound();
            firstAnswer.BeginRound();
            threadTime.BeginRound();
            idle.BeginRound();
            for (var pair = -1; pair < StartsPerRound; pair++)
            {
                var (ofBase, current) = await InRandomOrderAsync(
                    () => PluginStart.MeasureAsync(copies.Base, atlas, engine),
                    () => PluginStart.MeasureAsync(copies.Current, atlas, engine));

                // The first pair brings the files into memory.
                if (pair >= 0)
                {
                    port.Add(ofBase.Port.TotalMilliseconds, current.Port.TotalMilliseconds);
                    firstAnswer.Add(ofBase.FirstAnswer.TotalMilliseconds, current.FirstAnswer.TotalMilliseconds);
                    threadTime.Add(ofBase.ThreadTime.TotalMilliseconds, current.ThreadTime.TotalMilliseconds);
                    idle.Add(ofBase.IdleBytes, current.IdleBytes);
                }
            }
        }

        table.Add("process start to the port line", port, Unit.Milliseconds, MostStartMilliseconds);
        table.Add("start to the first Invoke's answer", firstAnswer, Unit.Milliseconds, MostStartMilliseconds);
        table.Add("processor time of start and Configure", threadTime, Unit.Milliseconds, null);
        table.Add("resident memory idle after Configure", idle, Unit.Megabytes, MostIdleBytes);
    }

    private async Task<Pairs> MeasureAsync(Atlas atlas, byte[] request, Rounds rounds)
    {
        var pairs = new Pairs();
        for (var round = 0; round < rounds.Count; round++)
        {
            using var copies = new PluginCopies(basePlugin, setup.Plugin);
            using var old = await LoadedPlugin.StartAsync(copies.Base, engine, atlas.BaseUrl);
            using var current = await LoadedPlugin.StartAsync(copies.Current, engine, atlas.BaseUrl);
            await MedianTimeAsync(old, request, rounds.WarmUpCalls);
            await MedianTimeAsync(current, request, rounds.WarmUpCalls);
            pairs.BeginRound();
            for (var pair = 0; pair < rounds.Pairs; pair++)
            {
                var (ofBase, ofCurrent) = await InRandomOrderAsync(
                    () => MedianTimeAsync(old, request, rounds.CallsPerBlock),
                    () => MedianTimeAsync(current, request, rounds.CallsPerBlock));
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

    /// <summary>How often calls are measured: blocks of them in pairs, and new processes for each round.</summary>
    private sealed record Rounds(int Count, int WarmUpCalls, int Pairs, int CallsPerBlock);
}
