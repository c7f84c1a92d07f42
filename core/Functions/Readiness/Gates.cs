namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The checks of the cluster itself, which come before any snapshot is looked at.</summary>
internal static class Gates
{
    // The states in which a cluster has its backups; another one may mean anything.
    private static readonly string[] Available = ["IDLE", "UPDATING", "REPAIRING"];

    private static readonly ClusterKind[] Order =
        [ClusterKind.ReplicaSet, ClusterKind.ShardedCluster, ClusterKind.Flex, ClusterKind.Legacy];

    public static Check Kind(ClusterFacts cluster, Demands demands)
    {
        var expected = Texts.List(Order.Where(demands.ClusterKinds.Contains).Select(Texts.Of), "or");
        var actual = Texts.Of(cluster.Kind);
        var isPassed = cluster.Kind != ClusterKind.Free && demands.ClusterKinds.Contains(cluster.Kind);
        var message = (isPassed, cluster.Kind) switch
        {
            (true, _) => $"the cluster is {actual}",
            (_, ClusterKind.Free) => "M0 clusters have no backups; upgrade the cluster to Flex, M10 or larger",
            _ => $"the cluster is {actual}, and only {expected} is accepted; accept this kind, or check another "
                + "cluster",
        };
        return new Check(CheckName.ClusterKind, expected, actual, isPassed, message);
    }

    public static Check State(ClusterFacts cluster, Demands demands)
    {
        var expected = demands.AllowsPaused ? "an available cluster" : "an available cluster that is not paused";
        var actual = (cluster.State ?? "no state") + cluster.IsPaused switch
        {
            true => ", paused",
            false => "",
            null => ", paused or not",
        };
        var fault = StateFault(cluster, demands);
        return new Check(
            CheckName.ClusterState, expected, actual, fault is null, fault ?? $"the cluster is available ({actual})");
    }

    public static Check Backup(ClusterFacts cluster) => new(
        CheckName.BackupEnabled,
        "backup is on",
        cluster.HasBackup ? "on" : "off",
        cluster.HasBackup,
        (cluster.HasBackup, cluster.Kind) switch
        {
            (true, _) => "backup is on for the cluster",
            (false, ClusterKind.Flex) => "backup is off for the Flex cluster; check the cluster in Atlas",
            _ => "Cloud Backup is off for the cluster; turn it on and take a snapshot",
        });

    private static string? StateFault(ClusterFacts cluster, Demands demands) => cluster switch
    {
        { State: "CREATING" } => "the cluster is being created; try again when it is available",
        { State: "DELETING" } => "the cluster is being deleted; check whether it is the right cluster",
        { IsMonitored: false } => "Atlas does not monitor the cluster at the moment, for example because it is being "
            + "created or changed; try again later",
        { State: null } => "Atlas does not say in which state the cluster is; check the cluster in Atlas",
        { State: var state } when !Available.Contains(state) =>
            $"the cluster is in the state {state}, which is not documented; check the cluster in Atlas",
        { IsPaused: true } when !demands.AllowsPaused =>
            "the cluster is paused, and Atlas takes no snapshots of a paused cluster; resume it",
        { IsPaused: null } when !demands.AllowsPaused =>
            "Atlas does not say whether the cluster is paused; check the cluster in Atlas",
        _ => null,
    };
}
