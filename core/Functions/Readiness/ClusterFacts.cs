namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>What Atlas says of the cluster itself.</summary>
internal sealed record ClusterFacts(ClusterKind Kind, string GroupId, string Name)
{
    /// <summary>The state, such as <c>IDLE</c>, or null where Atlas gives none.</summary>
    public string? State { get; init; }

    /// <summary>False while Atlas refuses to read backups because it does not monitor the cluster.</summary>
    public bool IsMonitored { get; init; } = true;

    /// <summary>Whether it is paused, or null where Atlas does not say.</summary>
    public bool? IsPaused { get; init; }

    /// <summary>Whether the cluster has backups: by its own flag and by its schedule.</summary>
    public bool HasBackup { get; init; }

    public bool HasContinuousBackup { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? Edition { get; init; }

    public MongoVersion? Version { get; init; }

    /// <summary>The feature compatibility version, which is lower than the version where it is pinned.</summary>
    public MongoVersion? FeatureCompatibility { get; init; }

    /// <summary>Whose key encrypts the cluster: <c>NONE</c> is Atlas's own.</summary>
    public string KeyProvider { get; init; } = NoKey;

    /// <summary>Whether Atlas can use the customer's key, or null where the cluster has none.</summary>
    public bool? IsKeyValid { get; init; }

    /// <summary>The kind of the config servers, <c>DEDICATED</c> or <c>EMBEDDED</c>.</summary>
    public string? ConfigServerType { get; init; }

    public int ShardCount { get; init; }

    /// <summary>The regions of the cluster's nodes; null for a region that is not known.</summary>
    public IReadOnlyList<string?> Regions { get; init; } = [];

    /// <summary>The IDs of the cluster's zones; null for a zone without one.</summary>
    public IReadOnlyList<string?> Zones { get; init; } = [];

    public const string NoKey = "NONE";

    public bool HasCustomerKey => KeyProvider != NoKey;

    public bool IsSharded => Kind == ClusterKind.ShardedCluster;

    /// <summary>Whether snapshots are of a kind that may not fit the cluster any more.</summary>
    public bool IsDedicated => Kind is ClusterKind.ReplicaSet or ClusterKind.ShardedCluster;
}
