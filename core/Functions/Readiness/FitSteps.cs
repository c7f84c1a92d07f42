namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The steps of the funnel that ask whether a snapshot fits the cluster as it is now.</summary>
internal static class FitSteps
{
    public static FunnelStep Topology(Question question) => new(
        CheckName.Topology,
        question.Cluster.Kind switch
        {
            ClusterKind.ReplicaSet => "a snapshot of a replica set",
            ClusterKind.ShardedCluster => $"a snapshot with {question.Fit.ExpectedMembers}",
            _ => "any snapshot",
        },
        point => question.Fit.FitsTopology(point.Snapshot),
        point => (question.Cluster, point.Snapshot) switch
        {
            ({ IsDedicated: false }, _) => $"a snapshot of {Texts.Of(question.Cluster.Kind)}",
            ({ IsSharded: true }, { MemberCount: { } members }) =>
                $"a snapshot with {Texts.Count(members, "member", "members")}",
            (_, { IsSharded: true }) => "a snapshot of a sharded cluster",
            (_, { IsSharded: false }) => "a snapshot of a replica set",
            _ => "a snapshot of an unknown kind of cluster",
        },
        point => question.Fit.TopologyFault(point.Snapshot)
            + (question.Fit.AreShardsKnown ? $"; {question.Advice}" : "; check the cluster in Atlas"));

    public static FunnelStep Version(Question question)
    {
        var cluster = question.Cluster.Version?.ToString();
        var expected = cluster is null ? "an unknown version" : $"MongoDB {cluster}";
        return new FunnelStep(
            CheckName.Version,
            question.Cluster.IsDedicated ? $"a snapshot that can be restored into {expected}" : "any version",
            point => question.Fit.FitsVersion(point.Snapshot),
            point => point.Snapshot.Version is { } version
                ? $"of MongoDB {version}"
                : "of an unknown version of MongoDB",
            point => (cluster, point.Snapshot.Version) switch
            {
                (null, _) => "Atlas does not say which version of MongoDB the cluster has; check the cluster in Atlas",
                (_, null) => "Atlas does not say of which version of MongoDB the newest recovery point is; "
                    + question.Advice,
                (_, { } taken) => $"the newest recovery point is of MongoDB {taken} and cannot be restored into "
                    + $"{cluster}; {question.Advice}",
            });
    }

    public static FunnelStep Encryption(Question question)
    {
        var hasKey = question.Cluster.HasCustomerKey;
        var matters = question.Fit is { DependsOnKey: true, CanSeeKeys: true };
        return new FunnelStep(
            CheckName.Encryption,
            (matters, hasKey) switch
            {
                (false, _) => "any key",
                (true, true) => "a snapshot that was taken under the cluster's own key",
                (true, false) => "a snapshot that was taken without a customer key",
            },
            point => question.Fit.FitsKey(point.Snapshot),
            point => (point.Snapshot.HasCustomerKey, matters) switch
            {
                (true, _) => "a snapshot that was taken under a customer key",
                (false, true) => "a snapshot that was taken without a customer key",
                (false, false) => "a snapshot whose key does not matter or is not shown",
            },
            _ => hasKey
                ? $"no snapshot was taken under the cluster's own key yet; {question.Advice}"
                : $"every snapshot was taken under a customer key, and the cluster has none now; {question.Advice}");
    }
}
