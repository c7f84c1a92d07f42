namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>What a request asks of a project, and the way from its names to what they name.</summary>
internal sealed record Question(
    ProjectStore Project,
    IReadOnlyDictionary<string, string> Asked,
    IReadOnlyDictionary<string, string> Query,
    DateTimeOffset Now)
{
    /// <summary>The cluster of the Cluster API, whether it was deleted or not.</summary>
    public ClusterStore AnyCluster => Project.Clusters.Find(one => one.Cluster.Name == ClusterName)
        ?? throw (Project.FlexClusters.Exists(one => one.Cluster.Name == ClusterName)
            ? Refusals.FlexInClusterApi(ClusterName)
            : Refusals.NoCluster(ClusterName, Project.Project.Id));

    public ClusterStore Cluster => AnyCluster is { IsDeleted: false } cluster
        ? cluster
        : throw Refusals.NoCluster(ClusterName, Project.Project.Id);

    /// <summary>A cluster whose tier has Cloud Backups. Those of a deleted one may have been kept.</summary>
    public ClusterStore Cloud => AnyCluster is { Cluster.IsFree: false } cluster
        ? cluster
        : throw Refusals.NoBackupsOfTier(ClusterName);

    public FlexStore Flex => Project.FlexClusters.Find(one => one.Cluster.Name == ClusterName)
        ?? throw (Project.Clusters.Exists(one => one.Cluster.Name == ClusterName && !one.IsDeleted)
            ? Refusals.NonFlexInFlexApi(ClusterName)
            : Refusals.NoCluster(ClusterName, Project.Project.Id));

    public string ClusterName => this["clusterName"];

    /// <summary>The path of the cluster.</summary>
    public string Path => $"{Project.Path}/clusters/{ClusterName}";

    public string FlexPath => $"{Project.Path}/flexClusters/{ClusterName}";

    public string this[string parameter] => Asked[parameter];

    /// <summary>What a cluster on Legacy Backup has; the path is where Cloud Backups has the same.</summary>
    public LegacyStore Legacy(string? cloudPath) => Cloud is { Legacy: { } legacy }
        ? legacy
        : throw (cloudPath is null
            ? Refusals.NoCheckpoints()
            : Refusals.CloudBackups($"/api/atlas/v2/{Path}/{cloudPath}"));

    /// <summary>The value of a query parameter that has to be a whole number.</summary>
    public long? Number(string name) => !Query.TryGetValue(name, out var text) ? null
        : long.TryParse(text, out var number) && number >= 0 ? number
        : throw Refusals.WrongQuery(name);

    /// <summary>An ID of the path, which Atlas reads before it looks for what has it.</summary>
    public string Id(string parameter, string code, string what) => ObjectIds.IsOne(this[parameter])
        ? this[parameter]
        : throw Refusals.Malformed(code, what);
}
