extern alias Plugin;

using System.Globalization;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.Core;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using Microsoft.Extensions.Time.Testing;
using Plugin::AtlasBackup.Provider.Pulumi;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>
/// A sweep over a large project that its rate limit makes long: the plugin's own code in this process, by a clock that
/// moves when nobody has anything left to do.
/// </summary>
internal static class RateLimitRow
{
    private const int Clusters = 1_000;

    // What Atlas documents for the set Cloud Backups, which three of the four reads belong to.
    private const int Capacity = 1_200;
    private const int PerMinute = 500;
    private const double MostTime = 1.1;

    // Half of the time in which a token comes back.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(60);

    public static async Task AddAsync(Table table)
    {
        var time = new FakeTimeProvider();
        var options = new SimulatorOptions
        {
            FleetClusters = Clusters,
            UsesAtlasLimits = true,
            Time = time,
        };
        await using var mirror = await Mirror.StartAsync(options, remembers: false);
        var credentials = new Credentials.AccessToken(new Secret(AtlasData.AccessToken));
        var log = new Silence();
        using var client = new AtlasClient(
            credentials, new Uri(mirror.BaseUrl), TransportOf(time, log), new DeprecationNotice(log));
        var start = time.GetUtcNow();
        var calls = Enumerable.Range(0, Clusters).SelectMany(Calls).ToList();
        await RunClockAsync(time, Task.WhenAll(calls.Select(call => RunAsync(client, call))), mirror);
        var fullest = calls.CountBy(call => SetOf(call.Function)).Max(set => set.Value);
        var floor = TimeSpan.FromMinutes((fullest - Capacity) / (double)PerMinute);
        AddTo(table, time.GetUtcNow() - start, floor, mirror);
    }

    private static void AddTo(Table table, TimeSpan taken, TimeSpan floor, Mirror mirror)
    {
        var refused = mirror.Passed
            .Where(request => request.Status == 429)
            .CountBy(request => request.Target)
            .ToList();
        table.Add(new Row(
            Row.Text($"{Clusters:N0} clusters x 4 functions under Atlas's rate limits (virtual time)"),
            Row.Text($"{taken.TotalSeconds:0.0} s, {refused.Count} refused"),
            Row.Text($"{floor.TotalSeconds:0.0} s"),
            Row.Ratio2(taken.TotalSeconds, floor.TotalSeconds),
            Row.Text($"≤ {MostTime} x, none refused"),
            taken <= floor * MostTime && refused.Count == 0));
    }

    // The requests of a set share a rate limit.
    private static string SetOf(string function) => FunctionCatalog.FindRead(function).Endpoint.RateLimitSet ?? function;

    private static IEnumerable<(string Function, string Cluster)> Calls(int number)
    {
        var cluster = WorldData.FleetCluster(number);
        yield return ("getCluster", cluster);
        yield return ("listBackupSnapshots", cluster);
        yield return ("getBackupSchedule", cluster);
        yield return ("listBackupRestoreJobs", cluster);
    }

    private static async Task RunAsync(AtlasClient client, (string Function, string Cluster) read)
    {
        var function = FunctionCatalog.FindRead(read.Function);
        var given = new Dictionary<string, InputValue>
        {
            ["groupId"] = InputValue.Of(WorldData.FleetId),
            ["clusterName"] = InputValue.Of(read.Cluster),
        };

        var (arguments, failures) = Arguments.Read(function, given);
        using var memory = new MemoryBudget().Begin();
        using var writer = new StructWriter(memory);
        using var call = client.BeginCall(memory);
        await new FunctionRunner(call).RunAsync(
            function,
            arguments ?? throw new InvalidOperationException($"{failures[0].Reason}"),
            writer,
            CancellationToken.None);
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
