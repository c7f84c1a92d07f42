using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>Projects and clusters.</summary>
internal static class ProjectReads
{
    private const string WithDeleted = "includeDeletedWithRetainedBackups";

    public static JsonObject Write(ProjectStore store) => AtlasJson.Of(
        store.Project,
        ("clusterCount", store.Clusters.Count(one => !one.IsDeleted) + store.FlexClusters.Count),
        ("links", AtlasJson.Links(store.Path, ("clusters", $"{store.Path}/clusters")))).Without("role");

    public static Reply ListClusters(Question question)
    {
        var withDeleted = question.Query.TryGetValue(WithDeleted, out var text)
            && (bool.TryParse(text, out var given) ? given : throw Refusals.WrongQuery(WithDeleted));
        return Reply.List(
            question.Project.Clusters.Where(one => withDeleted || !one.IsDeleted), one => Write(question, one));
    }

    public static Reply GetCluster(Question question) => Reply.Of(Write(question, question.Cluster));

    public static Reply ListFlexClusters(Question question) =>
        Reply.List(question.Project.FlexClusters, one => Write(question, one.Cluster));

    public static Reply GetFlexCluster(Question question) => Reply.Of(Write(question, question.Flex.Cluster));

    private static JsonObject Write(Question question, ClusterStore store)
    {
        var path = $"{question.Project.Path}/clusters/{store.Cluster.Name}";
        return AtlasJson.Of(
            store.Cluster,
            ("effectiveReplicationSpecs", AtlasJson.List(store.Cluster.ReplicationSpecs)),
            ("groupId", question.Project.Project.Id),
            ("links", Links(path)));
    }

    private static JsonObject Write(Question question, FlexCluster cluster) => AtlasJson.Of(
        cluster,
        ("groupId", question.Project.Project.Id),
        ("links", Links($"{question.Project.Path}/flexClusters/{cluster.Name}")));

    private static JsonArray Links(string path) => AtlasJson.Links(
        path, ("restoreJobs", $"{path}/backup/restoreJobs"), ("snapshots", $"{path}/backup/snapshots"));
}
