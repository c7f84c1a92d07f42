namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The kinds of cluster, as far as their backups differ.</summary>
internal enum ClusterKind
{
    ReplicaSet,
    ShardedCluster,
    Flex,

    /// <summary>A cluster that uses Legacy Backup.</summary>
    Legacy,

    /// <summary>An M0 cluster, which has no backups.</summary>
    Free,
}
