extern alias Plugin;

using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Core;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using Plugin::AtlasBackup.Provider.Pulumi;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>
/// Sweeps over a large project that its rate limit makes long: four functions for each cluster, or one verdict.
/// </summary>
internal static class RateLimitRow
{
    private const int Clusters = 1_000;

    // What Atlas documents for the set Cloud Backups, which most of the reads belong to.
    private const int Capacity = 1_200;
    private const int PerMinute = 500;
    private const double MostTime = 1.1;

    // Snapshots and schedule. The clusters are in one list, and of another set.
    private const int ReadsOfVerdict = 2;

    public static async Task AddAsync(Table table)
    {
        var calls = Enumerable.Range(0, Clusters).SelectMany(Calls).ToList();
        var fullest = calls.CountBy(call => SetOf(call.Function)).Max(set => set.Value);
        AddTo(
            table,
            $"{Clusters:N0} clusters x 4 functions under Atlas's rate limits (virtual time)",
            await VirtualSweep.RunAsync(Clusters, client => Task.WhenAll(calls.Select(call => RunAsync(
                client, call.Function, ("groupId", WorldData.FleetId), ("clusterName", call.Cluster))))),
            fullest);
        AddTo(
            table,
            $"verdict on a project of {Clusters:N0} clusters under Atlas's rate limits (virtual time)",
            await VirtualSweep.RunAsync(
                Clusters,
                client => RunAsync(client, "getProjectBackupReadiness", ("groupId", WorldData.FleetId))),
            ReadsOfVerdict * Clusters);
    }

    private static void AddTo(Table table, FormattableString name, SweepResult result, int fullest)
    {
        var floor = TimeSpan.FromMinutes((fullest - Capacity) / (double)PerMinute);
        table.Add(new Row(
            Row.Text(name),
            Row.Text($"{result.Taken.TotalSeconds:0.0} s, {result.RefusedCount} refused"),
            Row.Text($"{floor.TotalSeconds:0.0} s"),
            Row.Ratio2(result.Taken.TotalSeconds, floor.TotalSeconds),
            Row.Text($"≤ {MostTime} x, none refused"),
            result.Taken <= floor * MostTime && result.RefusedCount == 0));
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

    private static async Task RunAsync(
        AtlasClient client,
        string name,
        params IEnumerable<(string Name, string Value)> given)
    {
        var function = FunctionCatalog.Find(name) ?? throw new InvalidOperationException($"there is no {name}");
        var (arguments, failures) = Arguments.Read(
            function, given.ToDictionary(argument => argument.Name, argument => InputValue.Of(argument.Value)));
        using var memory = new MemoryBudget().Begin();
        using var writer = new StructWriter(memory);
        using var call = client.BeginCall(memory);
        await new FunctionRunner(call).RunAsync(
            function,
            arguments ?? throw new InvalidOperationException($"{failures[0].Reason}"),
            writer,
            CancellationToken.None);
    }
}
