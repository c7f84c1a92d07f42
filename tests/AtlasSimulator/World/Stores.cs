using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World;

/// <summary>A project with all that is in it.</summary>
internal sealed class ProjectStore(Project project)
{
    public Project Project { get; set; } = project;

    public List<ClusterStore> Clusters { get; } = [];

    public List<FlexStore> FlexClusters { get; } = [];

    public List<Bucket> Buckets { get; } = [];

    public List<PrivateEndpoint> PrivateEndpoints { get; } = [];

    public CompliancePolicy? Policy { get; set; }

    public EncryptionAtRest Encryption { get; set; } = new();

    /// <summary>The path of the project.</summary>
    public string Path => $"groups/{Project.Id}";
}

/// <summary>A cluster with its backups.</summary>
internal sealed class ClusterStore(Cluster cluster)
{
    public Cluster Cluster { get; set; } = cluster;

    /// <summary>Whether it was deleted and its backups were kept.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The collections of each database that is in its snapshots.</summary>
    public Dictionary<string, string[]> Databases { get; } = [];

    public List<Snapshot> Snapshots { get; } = [];

    public List<RestoreJob> RestoreJobs { get; } = [];

    public List<Export> Exports { get; } = [];

    public List<CollectionRestore> CollectionRestores { get; } = [];

    public Schedule? Schedule { get; set; }

    /// <summary>What it has if it is on Legacy Backup.</summary>
    public LegacyStore? Legacy { get; set; }
}

/// <summary>The backups of a cluster on Legacy Backup.</summary>
internal sealed class LegacyStore
{
    public LegacySchedule Schedule { get; set; } = new();

    public List<Checkpoint> Checkpoints { get; } = [];

    public List<LegacySnapshot> Snapshots { get; } = [];

    public List<LegacyRestoreJob> RestoreJobs { get; } = [];
}

/// <summary>A Flex cluster with its backups.</summary>
internal sealed class FlexStore(FlexCluster cluster)
{
    public FlexCluster Cluster { get; set; } = cluster;

    public List<FlexSnapshot> Snapshots { get; } = [];

    public List<FlexRestoreJob> RestoreJobs { get; } = [];
}
