using System.Text.Json;
using AtlasBackup.AtlasSimulator.Data;
using AtlasBackup.AtlasSimulator.Faults;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>The four reads, with the errors that Atlas gives instead of them.</summary>
internal sealed class AtlasApi(SimulatorOptions options)
{
    public const string Root = "/api/atlas/v2/";

    public Answer Get(HttpRequest request, string version, FaultKind? fault)
    {
        var path = request.Path.Value ?? "";
        var parts = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [];
        if (parts is not ["groups", var group, "clusters", var cluster, .. var rest])
        {
            return UnknownRoute(path);
        }

        if (fault == FaultKind.VersionGone
            || options.GonePaths.Any(gone => path.Contains(gone, StringComparison.Ordinal)))
        {
            return Gone(path.TrimStart('/'), version);
        }

        var missing = MissingContext(group, cluster);
        return rest switch
        {
            ["backupCheckpoints", var id] => missing ?? Entity(request, Checkpoint(cluster, id), version),
            ["backup", "exports", var id] => missing ?? Entity(request, Export(cluster, id), version),
            ["backup", "tenant", "restores"] => missing ?? Tenant(request, cluster, version, fault),
            ["restoreJobs"] => missing ?? Restores(request, cluster, version, fault),
            _ => UnknownRoute(path),
        };
    }

    private static Answer UnknownRoute(string path) =>
        Answer.NotFound("RESOURCE_NOT_FOUND", $"Cannot find resource {path}.", path) with { IsExpected = false };

    private static Answer Gone(string path, string version) => Answer.Error(
        410, "VERSION_GONE", $"Version {version} of {path} is no longer available.", "Gone", version, path);

    private static Answer? MissingContext(string group, string cluster)
    {
        if (group != AtlasData.ProjectId)
        {
            return Answer.NotFound("GROUP_NOT_FOUND", $"No group with ID {group} exists.", group);
        }

        return AtlasData.Clusters.Contains(cluster)
            ? null
            : Answer.NotFound("CLUSTER_NOT_FOUND", $"No cluster named {cluster} exists in group {group}.", cluster, group);
    }

    private static Answer Entity(HttpRequest request, (byte[]? Body, Answer Absent) entity, string version)
    {
        if (request.Query.Count > 0)
        {
            return Answer.BadRequest("INVALID_QUERY_PARAMETER", "Invalid query parameter specified.") with { IsExpected = false };
        }

        return entity.Body is { } body ? Answer.Of(body, version) : entity.Absent;
    }

    private static (byte[]? Body, Answer Absent) Checkpoint(string cluster, string id) => cluster switch
    {
        AtlasData.CloudCluster => (null, Answer.BadRequest(
            "CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP", "Checkpoints do not exist for Cloud Backups.")),
        AtlasData.ShardedCluster => (Checkpoints.Find(id), NoCheckpoint(id, cluster)),
        _ => (null, NoCheckpoint(id, cluster)),
    };

    private static Answer NoCheckpoint(string id, string cluster) =>
        Answer.NotFound("CHECKPOINT_NOT_FOUND", $"No checkpoint with ID {id} exists for cluster {cluster}.", id, cluster);

    private static (byte[]? Body, Answer Absent) Export(string cluster, string id) => (
        cluster == AtlasData.ShardedCluster ? Exports.Find(id) : null,
        Answer.NotFound("RESOURCE_NOT_FOUND", $"Cannot find resource export job {id}.", id));

    private static string Url(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.Path}";

    private static Answer Tenant(HttpRequest request, string cluster, string version, FaultKind? fault)
    {
        if (request.Query.Count > 0)
        {
            return Answer.BadRequest("INVALID_QUERY_PARAMETER", "Invalid query parameter specified.") with { IsExpected = false };
        }

        var count = cluster == AtlasData.TenantCluster ? TenantRestores.Count : 0;
        var query = new ListQuery(1, 100, IncludeCount: true, BatchId: null);
        return Answer.Of(ListAnswer.Write(Url(request), query, new Slice(0, count), TenantRestores.Write, fault), version);
    }

    private Answer Restores(HttpRequest request, string cluster, string version, FaultKind? fault)
    {
        if (cluster == AtlasData.CloudCluster)
        {
            return Answer.BadRequest(
                "INCORRECT_BACKUP_API_ENDPOINT",
                "Incorrect Public API endpoint for Cloud Backups. Please use the following end point: /backup/restoreJobs.");
        }

        var (query, refusal) = ListQuery.Read(request.Query);
        return query is null
            ? refusal ?? UnknownRoute(request.Path)
            : Answer.Of(ListAnswer.Write(Url(request), query, Jobs(cluster, query.BatchId), Writer(cluster), fault), version);
    }

    private static Action<Utf8JsonWriter, int> Writer(string cluster) =>
        cluster == AtlasData.ShardedCluster ? RestoreJobs.WriteSharded : RestoreJobs.WriteReplicaSet;

    private Slice Jobs(string cluster, string? batchId) => (cluster, batchId) switch
    {
        (AtlasData.ShardedCluster, null) => new Slice(0, options.RestoreJobs),
        (AtlasData.ShardedCluster, _) => RestoreJobs.InBatch(batchId, options.RestoreJobs),
        (AtlasData.ReplicaSetCluster, null) => new Slice(0, AtlasData.ReplicaSetRestoreJobs),
        _ => default,
    };
}
