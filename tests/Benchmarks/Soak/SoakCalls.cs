using System.Collections.Concurrent;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.Benchmarks.Soak;

/// <summary>Makes calls of every function, checks what they give, and counts how they end.</summary>
internal sealed class SoakCalls(ProviderClient provider)
{
    public const int RestoreJobs = 60;
    public const int TenantRestores = 150;

    private const string Bug = "this is a bug in the atlasbackup provider";

    // Longer than every wait that the faults can cause.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Checkpoints =
        [AtlasData.CompleteCheckpointId, .. Enumerable.Range(0xc6, 7).Select(number => $"6502{number:x20}")];

    private readonly ConcurrentDictionary<string, int> _outcomes = new();
    private readonly ConcurrentQueue<string> _defects = new();

    /// <summary>How many calls ended how.</summary>
    public IEnumerable<KeyValuePair<string, int>> Outcomes => _outcomes.OrderByDescending(outcome => outcome.Value);

    /// <summary>The calls that gave a wrong answer, hung, or met a bug.</summary>
    public IReadOnlyCollection<string> Defects => _defects;

    public async Task MakeAsync(int number)
    {
        var (function, args, isRight) = Call(number);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var response = await provider.InvokeAsync(
                $"atlasbackup:index:{function}", args, cancellationToken: patience.Token);
            Count("OK");
            if (!isRight(response.Return))
            {
                _defects.Enqueue($"call {number}, {function}: a wrong answer");
            }
        }
        catch (RpcException exception)
        {
            Count($"{exception.StatusCode}");
            if (patience.IsCancellationRequested || exception.Status.Detail.Contains(Bug, StringComparison.Ordinal))
            {
                _defects.Enqueue($"call {number}, {function}: {exception.Status}");
            }
        }
    }

    private void Count(string outcome) => _outcomes.AddOrUpdate(outcome, 1, static (_, count) => count + 1);

    private static (string Function, Struct Args, Func<Struct, bool> IsRight) Call(int number) => (number % 8) switch
    {
        0 => ("getBackupExport", Args(("exportId", AtlasData.CompleteExportId)), IsExport),
        1 => ("listLegacyRestoreJobs", Args(("itemsPerPage", 20)), list => Has(list, RestoreJobs, AtlasData.RestoreJobId)),
        2 => ("listLegacyRestoreJobs", Args(("pageNum", 1 + (number % 5)), ("itemsPerPage", 10)), _ => true),
        3 => (
            "listTenantRestores",
            Properties.Of(("groupId", AtlasData.ProjectId), ("clusterName", AtlasData.TenantCluster)),
            list => Has(list, TenantRestores, AtlasData.TenantRestoreId)),
        _ => Checkpoint(Checkpoints[number / 8 % Checkpoints.Length]),
    };

    private static (string Function, Struct Args, Func<Struct, bool> IsRight) Checkpoint(string id) => (
        "getBackupCheckpoint",
        Args(("checkpointId", id)),
        one => one.At("id")?.StringValue == id && one.At("parts")?.ListValue.Values.Count == 4);

    private static bool IsExport(Struct export) =>
        export.At("id")?.StringValue == AtlasData.CompleteExportId
        && export.At("exportStatus.totalCollections")?.NumberValue == 120;

    private static bool Has(Struct list, int count, Func<int, string> id) =>
        (list.At("results")?.Unwrap().ListValue.Values ?? [])
            .Select(item => item.Unwrap().StructValue.Fields["id"].StringValue)
            .SequenceEqual(Enumerable.Range(0, count).Select(id));

    private static Struct Args(params (string Name, object? Value)[] more) => Properties.Of(
        [("groupId", AtlasData.ProjectId), ("clusterName", AtlasData.ShardedCluster), .. more]);
}
