using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>Snapshots of Cloud Backups, and what is in them.</summary>
internal static class SnapshotReads
{
    public static Reply List(Question question)
    {
        var snapshots = Kept(question);
        return Reply.List(
            Before(question) is { } time
                ? snapshots.Where(one => one.CreatedAt < time).OrderByDescending(one => one.CreatedAt).Take(1)
                : snapshots,
            one => Plain(question, one));
    }

    public static Reply Get(Question question) => Reply.Of(Plain(question, One(question)));

    public static Reply ListSharded(Question question) =>
        Reply.List(KeptSharded(question), one => Sharded(question, one));

    public static Reply GetSharded(Question question)
    {
        var id = Id(question);
        var snapshot = KeptSharded(question).FirstOrDefault(one => one.Id == id);
        return Reply.Of(Sharded(question, snapshot ?? throw NotFound(id)));
    }

    public static Reply ListDatabases(Question question)
    {
        var snapshot = One(question);
        return Reply.List(question.Cloud.Databases.Keys, name => Named(DatabasePath(question, snapshot, name), name));
    }

    public static Reply GetDatabase(Question question)
    {
        var name = question["databaseName"];
        var snapshot = One(question);
        Collections(question, name);
        return Reply.Of(Named(DatabasePath(question, snapshot, name), name));
    }

    public static Reply ListCollections(Question question)
    {
        var database = question["databaseName"];
        var path = $"{DatabasePath(question, One(question), database)}/collections/";
        return Reply.List(Collections(question, database), name => Named(path + Uri.EscapeDataString(name), name));
    }

    public static Reply GetCollection(Question question)
    {
        var (database, name) = (question["databaseName"], question["collectionName"]);
        var path = $"{DatabasePath(question, One(question), database)}/collections/{Uri.EscapeDataString(name)}";
        return Collections(question, database).Contains(name)
            ? Reply.Of(Named(path, name))
            : throw Refusals.NoResource($"collection {name}");
    }

    // Atlas deletes a snapshot when it expires.
    private static IEnumerable<Snapshot> Kept(Question question) => question.Cloud.Snapshots
        .Where(one => one.ExpiresAt is null || one.ExpiresAt > question.Now)
        .OrderByDescending(one => ObjectIds.TimeOf(one.Id));

    private static IEnumerable<Snapshot> KeptSharded(Question question) => question.Cloud.Cluster.IsSharded
        ? Kept(question).Where(one => one.IsSharded)
        : throw Refusals.NotSharded(question.ClusterName);

    private static Snapshot One(Question question)
    {
        var id = Id(question);
        return Kept(question).FirstOrDefault(one => one.Id == id)
            ?? Kept(question).Select(one => Member(one, id)).FirstOrDefault(one => one is not null)
            ?? throw NotFound(id);
    }

    private static string Id(Question question) => question.Id("snapshotId", "INVALID_SNAPSHOT_ID", "snapshot ID");

    private static RefusedException NotFound(string id) => Refusals.NoItem("SNAPSHOT_NOT_FOUND", "snapshot", id);

    /// <summary>The snapshot of one shard, which has an ID of its own.</summary>
    private static Snapshot? Member(Snapshot whole, string id) =>
        whole.Members?.FirstOrDefault(one => one.Id == id) is { } member
            ? whole with
            {
                Id = id,
                Type = "replicaSet",
                CloudProvider = member.CloudProvider,
                ReplicaSetName = member.ReplicaSetName,
                StorageSizeBytes = whole.StorageSizeBytes / (whole.Members?.Count ?? 1),
            }
            : null;

    private static DateTimeOffset? Before(Question question)
    {
        var (time, seconds, order) =
            (question.Number("pointInTimeUtcSeconds"), question.Number("oplogTs"), question.Number("oplogInc"));
        return (time, seconds, order) switch
        {
            (null, null, null) => null,
            ({ } moment, null, null) => DateTimeOffset.FromUnixTimeSeconds(moment),
            (null, { } moment, not null) => DateTimeOffset.FromUnixTimeSeconds(moment),
            (null, null, _) => throw Refusals.MissingQuery("oplogTs"),
            (null, _, null) => throw Refusals.MissingQuery("oplogInc"),
            _ => throw Refusals.Exclusive("pointInTimeUtcSeconds", "oplogTs"),
        };
    }

    private static string[] Collections(Question question, string database) =>
        question.Cloud.Databases.GetValueOrDefault(database) ?? throw Refusals.NoResource($"database {database}");

    private static string DatabasePath(Question question, Snapshot snapshot, string database) =>
        $"{question.Path}/backup/snapshots/{snapshot.Id}/databases/{Uri.EscapeDataString(database)}";

    private static JsonObject Named(string path, string name) =>
        new() { ["links"] = AtlasJson.Links(path), ["name"] = name };

    private static JsonObject Plain(Question question, Snapshot snapshot) =>
        Linked(question, snapshot, "snapshots").Without(
            snapshot.IsSharded
                ? ["members", "configServerType", "cloudProvider", "replicaSetName"]
                : ["members", "configServerType"]);

    private static JsonObject Sharded(Question question, Snapshot snapshot)
    {
        var json = Linked(question, snapshot, "snapshots/shardedCluster")
            .Without("cloudProvider", "copyRegions", "replicaSetName");
        if (snapshot.Members is { } members)
        {
            json["snapshotIds"] = new JsonArray([.. members.Select(one => (JsonNode)one.Id)]);
        }

        return json;
    }

    private static JsonObject Linked(Question question, Snapshot snapshot, string below) => AtlasJson.Of(
        snapshot,
        ("links", AtlasJson.Links(
            $"{question.Path}/backup/{below}/{snapshot.Id}",
            ("cluster", question.Path),
            ("group", question.Project.Path))));
}
