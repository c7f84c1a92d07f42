namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Decides whether a snapshot can be restored into the cluster as it is now.</summary>
internal sealed class SnapshotFit(ClusterFacts cluster)
{
    private const string Dedicated = "DEDICATED";
    private const string Embedded = "EMBEDDED";

    // An edition in which a cluster may change between Atlas's key and the customer's.
    private const string Infinite = "INFINITE";

    /// <summary>Whether Atlas shows under which key a snapshot of this cluster was taken.</summary>
    public bool CanSeeKeys => !cluster.HasCustomerKey || cluster.KeyProvider == "AWS";

    /// <summary>Whether the key of a snapshot matters for a restore.</summary>
    public bool DependsOnKey => cluster.IsDedicated && cluster.Edition != Infinite;

    public bool Fits(SnapshotFacts snapshot) => FitsTopology(snapshot) && FitsVersion(snapshot) && FitsKey(snapshot);

    public bool FitsTopology(SnapshotFacts snapshot) => TopologyFault(snapshot) is null;

    public bool FitsVersion(SnapshotFacts snapshot) =>
        !cluster.IsDedicated
        || (snapshot.Version is { } taken && cluster.Version is { } now && taken.CanBeRestoredInto(now));

    public bool FitsKey(SnapshotFacts snapshot) =>
        !DependsOnKey || !CanSeeKeys || snapshot.HasCustomerKey == cluster.HasCustomerKey;

    /// <summary>Says why a snapshot does not fit the shards of the cluster, or null where it does.</summary>
    public string? TopologyFault(SnapshotFacts snapshot) => cluster.Kind switch
    {
        ClusterKind.ReplicaSet => snapshot.IsSharded switch
        {
            false => null,
            true => "is of a sharded cluster and cannot be restored into a replica set",
            null => "does not show whether it is of a replica set",
        },
        ClusterKind.ShardedCluster => ShardFault(snapshot),
        _ => null,
    };

    /// <summary>The members of a snapshot that fits, in words.</summary>
    public string ExpectedMembers => cluster.ConfigServerType switch
    {
        Dedicated => $"{Texts.Count(cluster.ShardCount + 1, "member", "members")} ({Shards} and the config servers)",
        Embedded => $"{Texts.Count(cluster.ShardCount, "member", "members")} ({Shards})",
        _ => $"a member for each of {Shards}, and one for dedicated config servers",
    };

    private string Shards => Texts.Count(cluster.ShardCount, "shard", "shards");

    private string? ShardFault(SnapshotFacts snapshot)
    {
        if (snapshot.MemberCount is not { } members)
        {
            return "is not among the snapshots of sharded clusters, so that its members are not known";
        }

        if (snapshot.ConfigServerType is { } taken && cluster.ConfigServerType is { } now && taken != now)
        {
            return $"was taken with {taken} config servers, and the cluster has {now} ones";
        }

        if (Needed(snapshot.ConfigServerType ?? cluster.ConfigServerType) is not { } needed)
        {
            return "does not show the kind of its config servers";
        }

        return members == needed
            ? null
            : $"has {Texts.Count(members, "member", "members")}, and the cluster needs {needed} ({Shards}): a member is "
                + "missing, or shards were added or removed since";
    }

    private int? Needed(string? configServers) => configServers switch
    {
        Dedicated when cluster.ShardCount > 0 => cluster.ShardCount + 1,
        Embedded when cluster.ShardCount > 0 => cluster.ShardCount,
        _ => null,
    };
}
