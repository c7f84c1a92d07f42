using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.Core;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using Microsoft.Extensions.Time.Testing;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>How long a sweep took by its clock, and how many of its requests were refused.</summary>
internal sealed record SweepResult(TimeSpan Taken, int RefusedCount);

/// <summary>
/// Runs work that Atlas's rate limits make long: the plugin's own code in this process, by a clock that moves when nobody
/// has anything left to do.
/// </summary>
internal static class VirtualSweep
{
    // Half of the time in which a token comes back.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(60);

    public static async Task<SweepResult> RunAsync(int clusters, Func<AtlasClient, Task> work)
    {
        var time = new FakeTimeProvider();
        var options = new SimulatorOptions { FleetClusters = clusters, UsesAtlasLimits = true, Time = time };
        await using var mirror = await Mirror.StartAsync(options, remembers: false);
        var log = new Silence();
        using var client = new AtlasClient(
            new Credentials.AccessToken(new Secret(AtlasData.AccessToken)),
            new Uri(mirror.BaseUrl),
            TransportOf(time, log),
            new DeprecationNotice(log));
        var start = time.GetUtcNow();
        await RunClockAsync(time, work(client), mirror);
        return new SweepResult(
            time.GetUtcNow() - start,
            mirror.Passed.Where(request => request.Status == 429).DistinctBy(request => request.Target).Count());
    }

    // A while without a request is taken for idleness. Taking it too early only makes our time look longer.
    private static async Task RunClockAsync(FakeTimeProvider time, Task end, Mirror mirror)
    {
        var (seen, quiet) = (-1, 0);
        while (!end.IsCompleted)
        {
            await Task.Delay(1);
            var now = mirror.Passed.Count;
            quiet = now == seen ? quiet + 1 : 0;
            seen = now;
            if (quiet >= 3)
            {
                time.Advance(Step);
                quiet = 0;
            }
        }

        await end;
    }

    private static Transport TransportOf(FakeTimeProvider time, Silence log) => new()
    {
        Time = time,
        Chance = () => 0.5,
        UserAgent = "atlas-bench",
        Log = log,
    };

    private sealed class Silence : IProviderLog
    {
        public void Debug(string message)
        {
        }

        public void Info(string message)
        {
        }

        public void Warning(string message)
        {
        }

        public void Progress(string message)
        {
        }
    }
}
