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

    /// <summary>Whether Atlas lists the shards of a sharded cluster.</summary>
    public bool AreShardsKnown => !cluster.IsSharded || cluster.ShardCount > 0;

    public bool Fits(SnapshotFacts snapshot) => FitsTopology(snapshot) && FitsVersion(snapshot) && FitsKey(snapshot);

    public bool FitsTopology(SnapshotFacts snapshot) => TopologyFault(snapshot) is null;

    public bool FitsVersion(SnapshotFacts snapshot) =>
        !cluster.IsDedicated
        || (snapshot.Version is { } taken && cluster.Version is { } now && taken.CanBeRestoredInto(now));

    public bool FitsKey(SnapshotFacts snapshot) =>
        !DependsOnKey || !CanSeeKeys || snapshot.HasCustomerKey == cluster.HasCustomerKey;

    /// <summary>Says why the newest snapshot does not fit the shards of the cluster, or null where it does.</summary>
    public string? TopologyFault(SnapshotFacts snapshot) => cluster.Kind switch
    {
        ClusterKind.ReplicaSet => snapshot.IsSharded switch
        {
            false => null,
            true => "the newest recovery point is of a sharded cluster and cannot be restored into a replica set",
            null => "Atlas does not say whether the newest recovery point is of a replica set",
        },
        ClusterKind.ShardedCluster => ShardFault(snapshot),
        _ => null,
    };

    /// <summary>The members of a snapshot that fits, in words.</summary>
    public string ExpectedMembers => cluster.ConfigServerType switch
    {
        _ when !AreShardsKnown => "a member for each shard",
        Dedicated => $"{Texts.Count(cluster.ShardCount + 1, "member", "members")} ({Shards} and the config servers)",
        Embedded => $"{Texts.Count(cluster.ShardCount, "member", "members")} ({Shards})",
        _ => $"a member for each of {Shards}, and one for dedicated config servers",
    };

    private string Shards => Texts.Count(cluster.ShardCount, "shard", "shards");

    private string? ShardFault(SnapshotFacts snapshot)
    {
        if (!AreShardsKnown)
        {
            return "Atlas does not list the shards of the cluster";
        }

        if (snapshot.MemberCount is not { } members)
        {
            return "Atlas does not list the members of the newest recovery point";
        }

        if (snapshot.ConfigServerType is { } taken && cluster.ConfigServerType is { } now && taken != now)
        {
            return $"the newest recovery point was taken with {taken} config servers, and the cluster has {now} ones";
        }

        if (Needed(snapshot.ConfigServerType ?? cluster.ConfigServerType) is not { } needed)
        {
            return "Atlas does not say of which kind the config servers are";
        }

        return members == needed
            ? null
            : $"the newest recovery point has {Texts.Count(members, "member", "members")}, and the cluster needs "
                + $"{needed} ({Shards}{(needed > cluster.ShardCount ? " and the config servers" : "")}): a member is "
                + "missing, or shards were added or removed since";
    }

    private int? Needed(string? configServers) => configServers switch
    {
        Dedicated => cluster.ShardCount + 1,
        Embedded => cluster.ShardCount,
        _ => null,
    };
}
