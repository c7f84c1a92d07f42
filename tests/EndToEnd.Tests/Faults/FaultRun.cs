using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The outcome of a cell.</summary>
/// <param name="Seen">Everything that others can read: error, outputs, the engine's log, stdout and stderr.</param>
internal sealed record FaultResult(
    FaultCell Cell,
    StatusCode Outcome,
    string Text,
    string ExpectedText,
    int Requests,
    TimeSpan Elapsed,
    int? ExitCode,
    string Seen)
{
    /// <summary>What Terraform gets, or null where it would get the same as in another cell.</summary>
    public TerraformFaultResult? Terraform { get; init; }

    /// <summary>What the command gives, or null where it would give the same as in another cell.</summary>
    public CommandFaultResult? Command { get; init; }
}

/// <summary>Runs every cell once, each with its own plugin and simulated Atlas, and a few at a time.</summary>
internal static class FaultRun
{
    /// <summary>A text that the log line about a retry contains.</summary>
    public const string TryingAgain = "trying again";

    /// <summary>A text that a debug line contains.</summary>
    public const string Debugging = " answered 200 in";

    private const string Incomplete = "(an incomplete answer)";

    private const int AtOnce = 8;

    // A call that takes longer fails its cell, because it hangs. This is less than the time for which the call
    // waits for an answer.
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan LogPatience = TimeSpan.FromMinutes(1);

    private static readonly Lazy<Task<IReadOnlyDictionary<string, FaultResult>>> Results = new(RunAllAsync);

    public static Task<IReadOnlyDictionary<string, FaultResult>> ResultsAsync() => Results.Value;

    private static async Task<IReadOnlyDictionary<string, FaultResult>> RunAllAsync()
    {
        var results = new FaultResult[FaultMatrix.Cells.Count];
        await Parallel.ForAsync(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (index, _) =>
            results[index] = await RunAsync(FaultMatrix.Cells[index]) with
            {
                Terraform = await TerraformFaultRun.RunAsync(FaultMatrix.Cells[index]),
                Command = await CommandFaultRun.RunAsync(FaultMatrix.Cells[index]),
            });
        await File.WriteAllTextAsync(Repository.PathOf("artifacts/faults.txt"), FaultTable.Write(results));
        return results.ToDictionary(result => result.Cell.ToString());
    }

    private static async Task<FaultResult> RunAsync(FaultCell cell)
    {
        using var nobody = new ClosedPort();
        await using var plugin = await PluginUnderTest.StartAsync(
            cell.Credentials,
            cell.Atlas,
            [
                ("requestTimeoutSeconds", cell.TimeoutSeconds), ("maxRetries", cell.MaxRetries),
                .. cell.HasAtlas ? [] : new (string, object?)[] { ("baseUrl", $"http://{nobody.EndPoint}") },
            ]);
        if (cell.Placed is { } fault)
        {
            plugin.Atlas.Faults.Add(fault);
        }

        await plugin.Session.Configured;
        var watch = Stopwatch.StartNew();
        var (outcome, text, outputs) = await CallAsync(plugin, cell);
        watch.Stop();
        plugin.Atlas.Faults.Clear();
        if (cell.Notices > 0)
        {
            await WaitForLogAsync(plugin, TryingAgain);
        }

        if (outcome == StatusCode.OK)
        {
            await WaitForLogAsync(plugin, Debugging);
        }

        var report = await plugin.Host.StopAsync();
        var log = string.Join('\n', plugin.Host.Log.Entries.Select(entry => $"{entry.Severity}: {entry.Message}"));
        var host = cell.HasAtlas ? new Uri(plugin.Atlas.BaseUrl).Authority : $"{nobody.EndPoint}";
        return new FaultResult(
            cell,
            outcome,
            text,
            cell.TextWith(host),
            cell.Count(plugin.Atlas.Requests.All),
            watch.Elapsed,
            report.ExitCode,
            $"{text}\n{outputs}\n{log}\n{plugin.Host.StandardOutput}\n{plugin.Host.StandardError}");
    }

    private static async Task<(StatusCode Outcome, string Text, string Outputs)> CallAsync(
        PluginUnderTest plugin,
        FaultCell cell)
    {
        var (function, args) = CallOf(cell);
        try
        {
            using var hang = new CancellationTokenSource(Patience);
            var response = await plugin.Host.Provider.InvokeAsync(function, args, cancellationToken: hang.Token);
            var text = IsComplete(cell, response.Return) ? "" : Incomplete;
            return (StatusCode.OK, text, ValueText.ToText(response.Return));
        }
        catch (RpcException exception)
        {
            return (exception.StatusCode, exception.Status.Detail, "");
        }
    }

    /// <summary>The function that a cell calls, and its arguments.</summary>
    public static (string Function, Struct Args) CallOf(FaultCell cell) => cell.IsList
        ? (PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster, ("itemsPerPage", FaultCell.PageSize)))
        : (PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

    // Lines are sent in the background. The test waits for the expected lines, because a busy machine could lose them
    // when the plugin ends.
    private static async Task WaitForLogAsync(PluginUnderTest plugin, string part)
    {
        using var patience = new CancellationTokenSource(LogPatience);
        try
        {
            await plugin.Host.Log.WaitForAsync(
                entry => entry.Message.Contains(part, StringComparison.Ordinal), patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The test reports the missing line.
        }
    }

    private static bool IsComplete(FaultCell cell, Struct outputs) => cell.IsList
        ? outputs.At("results")!.ListValue.Values
            .Select(job => job.StructValue.Fields.TryGetValue("id", out var id) ? id.StringValue : "")
            .SequenceEqual(Enumerable.Range(0, cell.Atlas.RestoreJobs).Select(AtlasData.RestoreJobId))
        : outputs.At("restorable")?.BoolValue == true;
}
