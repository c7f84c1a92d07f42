using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.Example;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>States of the cluster itself.</summary>
internal static class GateExamples
{
    private static readonly Demands Paused = Usual with { AllowsPaused = true };

    public static IEnumerable<Example> All =>
    [
        new("a kind that is not accepted", Flex(), Usual with { ClusterKinds = [ClusterKind.ReplicaSet] }),
        new("another kind that is not accepted", Sharded(), Usual with
        {
            ClusterKinds = [ClusterKind.Legacy, ClusterKind.Flex, ClusterKind.ReplicaSet],
        }),
        Of("being created", In("CREATING") with { Snapshots = [] }),
        Of("being deleted", In("DELETING")),
        Of("being changed", In("UPDATING")),
        Of("being repaired", In("REPAIRING")),
        Of("in an undocumented state", In("MIGRATING")),
        Of("in no state", In(null)),
        Of("not monitored", In("UPDATING").With(cluster => cluster with { IsMonitored = false })),
        Of("paused", ReplicaSet().With(cluster => cluster with { IsPaused = true })),
        new("paused, which is accepted", ReplicaSet().With(cluster => cluster with { IsPaused = true }), Paused),
        Of("paused or not", ReplicaSet().With(cluster => cluster with { IsPaused = null })),
        new("paused or not, which is accepted", ReplicaSet().With(cluster => cluster with { IsPaused = null }), Paused),
        new(
            "paused for long",
            new BackupFacts(Cluster(ClusterKind.ReplicaSet) with { IsPaused = true })
            {
                Snapshots = [Snapshot("s1", At("2026-11-24T06:00:00Z"))],
            },
            Paused),
        Of("backup is off while the cluster is changed", In("UPDATING").With(
            cluster => cluster with { HasBackup = false })),
        Of("backup is off for a Flex cluster", Flex().With(cluster => cluster with { HasBackup = false })),
        Of("a key that Atlas may or may not use", WithKey("AWS", null)),
        Of("a key in AWS", WithKey("AWS", true)),
        Of("a key in Azure", WithKey("AZURE", true).Each(snapshot => snapshot with { HasCustomerKey = false })),
        Of("a revoked key in Azure", WithKey("AZURE", false)),
    ];

    private static BackupFacts In(string? state) => ReplicaSet().With(cluster => cluster with { State = state });

    private static BackupFacts WithKey(string provider, bool? isValid) => ReplicaSet()
        .With(cluster => cluster with { KeyProvider = provider, IsKeyValid = isValid })
        .Each(snapshot => snapshot with { HasCustomerKey = true });
}
