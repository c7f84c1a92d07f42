using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.Benchmarks.Soak;

/// <summary>Makes calls of every function, checks what they give, and counts how they end.</summary>
internal sealed partial class SoakCalls(ProviderClient provider)
{
    public const int RestoreJobs = 60;
    public const int TenantRestores = 150;

    private const int ShownErrors = 5;
    private const string Bug = "this is a bug in the atlasbackup provider";

    // Longer than every wait that the faults can cause.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Checkpoints =
        [AtlasData.CompleteCheckpointId, .. Enumerable.Range(0xc6, 7).Select(number => $"6502{number:x20}")];

    private readonly ConcurrentDictionary<string, int> _outcomes = new();
    private readonly ConcurrentDictionary<string, int> _errors = new();
    private readonly ConcurrentDictionary<string, int> _defects = new();

    /// <summary>How many calls ended how.</summary>
    public IEnumerable<KeyValuePair<string, int>> Outcomes => _outcomes.OrderByDescending(outcome => outcome.Value);

    /// <summary>The error texts that came most often.</summary>
    public IEnumerable<KeyValuePair<string, int>> Errors =>
        _errors.OrderByDescending(error => error.Value).Take(ShownErrors);

    /// <summary>What gave a wrong answer, hung, or met a bug, and how often.</summary>
    public IEnumerable<string> Defects => _defects.Select(defect => $"{defect.Value:N0} times: {defect.Key}");

    public async Task MakeAsync(int number)
    {
        var (function, args, isRight) = Call(number);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var response = await provider.InvokeAsync(
                $"atlasbackup:index:{function}", args, cancellationToken: patience.Token);
            Count(_outcomes, "OK");
            if (!isRight(response.Return))
            {
                Count(_defects, $"{function} gave a wrong answer");
            }
        }
        catch (RpcException exception)
        {
            Count(_outcomes, $"{exception.StatusCode}");
            Count(_errors, Varying().Replace(exception.Status.Detail, "…"));
            if (patience.IsCancellationRequested || exception.Status.Detail.Contains(Bug, StringComparison.Ordinal))
            {
                Count(_defects, $"{function} ended {exception.Status}");
            }
        }
    }

    private static void Count(ConcurrentDictionary<string, int> counts, string what) =>
        counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    // Hardly two at a time are the same, which would be one request.
    private static (string Function, Struct Args, Func<Struct, bool> IsRight) Call(int number) => (number % 8) switch
    {
        0 => Checkpoint(Checkpoints[number / 8 % Checkpoints.Length]),
        1 => ("getBackupExport", Args(("exportId", AtlasData.CompleteExportId)), IsExport),
        2 => (
            "listTenantRestores",
            Properties.Of(("groupId", AtlasData.ProjectId), ("clusterName", AtlasData.TenantCluster)),
            list => Has(list, TenantRestores, AtlasData.TenantRestoreId)),
        3 or 4 => (
            "listLegacyRestoreJobs",
            Args(("itemsPerPage", 20 + (number % 17))),
            list => Has(list, RestoreJobs, AtlasData.RestoreJobId)),
        _ => (
            "listLegacyRestoreJobs",
            Args(("pageNum", 1 + (number % 5)), ("itemsPerPage", 1 + (number % 59))),
            _ => true),
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

    [GeneratedRegex("[0-9a-f]{24}")]
    private static partial Regex Varying();
}
