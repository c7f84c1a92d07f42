using System.Globalization;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Demo;

/// <summary>Calls the four functions, and shows of their outputs what a person wants to know.</summary>
internal sealed class Reads(ProviderSession provider, AtlasSimulatorServer atlas, TextWriter output)
{
    private static readonly string[] Checkpoints = [AtlasData.CompleteCheckpointId, AtlasData.UnrestorableCheckpointId];
    private static readonly string[] Exports = [AtlasData.SuccessfulExportId, AtlasData.CompleteExportId];

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        foreach (var id in Checkpoints)
        {
            ShowCheckpoint(await ReadAsync("getBackupCheckpoint", AtlasData.ShardedCluster, cancellationToken, ("checkpointId", id)));
        }

        foreach (var id in Exports)
        {
            ShowExport(await ReadAsync("getBackupExport", AtlasData.ShardedCluster, cancellationToken, ("exportId", id)));
        }

        ShowTenantRestores(await ReadAsync("listTenantRestores", AtlasData.TenantCluster, cancellationToken));
        var before = atlas.Requests.Reads.Count;
        var jobs = await ReadAsync("listLegacyRestoreJobs", AtlasData.ShardedCluster, cancellationToken);
        ShowRestoreJobs(jobs, atlas.Requests.Reads.Count - before);
    }

    private async Task<Struct> ReadAsync(
        string function,
        string cluster,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] more)
    {
        var args = Properties.Of([("groupId", AtlasData.ProjectId), ("clusterName", cluster), .. more]);
        var response = await provider.InvokeAsync($"atlasbackup:index:{function}", args, cancellationToken);
        return response.Failures.Count == 0
            ? response.Return
            : throw new ProviderException($"{function}: {response.Failures}");
    }

    private void ShowCheckpoint(Struct checkpoint) => Section.Write(
        output,
        $"Checkpoint {Text(checkpoint, "id")} of {AtlasData.ShardedCluster}",
        ("restorable", checkpoint.At("restorable")?.BoolValue == true ? "yes" : "NO"),
        ("completed", Text(checkpoint, "completed")),
        ("parts", string.Join(", ", Items(checkpoint, "parts").Select(part => Text(part, "replicaSetName")))));

    private void ShowExport(Struct export) => Section.Write(
        output,
        $"Export {Text(export, "id")} of {AtlasData.ShardedCluster}",
        ("state", Text(export, "state")),
        ("reason", Text(export, "stateReason.message")),
        ("collections", $"{Text(export, "exportStatus.exportedCollections")} of {Text(export, "exportStatus.totalCollections")}"));

    private void ShowTenantRestores(Struct list) => Section.Write(
        output,
        $"Tenant restores of {AtlasData.TenantCluster}: {Items(list, "results").Count}",
        ("by status", Counts(Items(list, "results"), "status")),
        ("sealed", Sealed(list)));

    private void ShowRestoreJobs(Struct list, int requests)
    {
        var jobs = Items(list, "results");
        Section.Write(
            output,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Legacy restore jobs of {AtlasData.ShardedCluster}: {jobs.Count:N0} of {list.At("totalCount")?.NumberValue:N0}, in {requests} requests"),
            ("by status", Counts(jobs, "statusName")),
            ("batches", $"{jobs.Select(job => Text(job, "batchId")).Distinct().Count()}"),
            ("sealed", Sealed(list)));
    }

    private static string Counts(IReadOnlyList<Struct> items, string property) => string.Join(", ", items
        .CountBy(item => Text(item, property))
        .OrderByDescending(count => count.Value)
        .Select(count => $"{count.Value} {count.Key}"));

    private static string Sealed(Struct outputs)
    {
        var counts = SecretPaths(Value.ForStruct(outputs), "").CountBy(path => path).OrderBy(count => count.Key).ToList();
        return counts.Count == 0 ? "nothing" : string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"));
    }

    private static IEnumerable<string> SecretPaths(Value value, string path) => value switch
    {
        _ when value.IsSecret() => [path],
        { KindCase: Value.KindOneofCase.StructValue } => value.StructValue.Fields.SelectMany(member =>
            SecretPaths(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        { KindCase: Value.KindOneofCase.ListValue } => value.ListValue.Values.SelectMany(item => SecretPaths(item, path)),
        _ => [],
    };

    private static IReadOnlyList<Struct> Items(Struct outputs, string path) =>
        [.. (outputs.At(path)?.ListValue.Values ?? []).Select(item => item.StructValue)];

    private static string Text(Struct outputs, string path) => outputs.At(path) switch
    {
        null => "–",
        { KindCase: Value.KindOneofCase.StringValue } text => text.StringValue,
        var other => ValueText.ToText(other),
    };
}
