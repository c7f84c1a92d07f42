using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.Example;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Snapshots that fit the cluster, and such that do not.</summary>
internal static class FitExamples
{
    private static readonly SnapshotFacts One = Snapshot("s1", At("2026-11-26T08:03:00Z"));

    private static readonly SnapshotFacts Three = One with { MemberCount = 3, ConfigServerType = "EMBEDDED" };

    public static IEnumerable<Example> All =>
    [
        Of("embedded config servers", Embedded(Three)),
        Of("embedded config servers, and a snapshot that does not name its own", Embedded(
            Three with { ConfigServerType = null })),
        Of("embedded config servers, which were dedicated once", Embedded(
            Three with { MemberCount = 4, ConfigServerType = "DEDICATED" })),
        Of("embedded config servers, and a member is missing", Embedded(Three with { MemberCount = 2 })),
        Of("config servers that only the snapshot names", Sharded(Three).With(
            cluster => cluster with { ConfigServerType = null })),
        Of("config servers that nobody names", Sharded(Three with { ConfigServerType = null }).With(
            cluster => cluster with { ConfigServerType = null })),
        Of("a snapshot whose members are not listed", Sharded(One)),
        Of("shards that are not listed", Sharded(Three).With(cluster => cluster with { ShardCount = 0 })),
        Of("a single shard", Sharded(One with { MemberCount = 1 }).With(cluster => cluster with { ShardCount = 1 })),
        Of("a snapshot of the sharded cluster that it was", ReplicaSet().Each(
            snapshot => snapshot with { IsSharded = true })),
        Of("a snapshot of an unknown kind", ReplicaSet().Each(snapshot => snapshot with { IsSharded = null })),
        Of("a later minor version", Version(new(8, 2), new(8, 0))),
        Of("the next major version", Version(new(8, 0), new(7, 0))),
        Of("two major versions later", Version(new(8, 0), new(6, 0))),
        Of("a version that the snapshot does not show", Version(new(8, 0), null)),
        Of("a version that the cluster does not show", Version(null, new(8, 0))),
        Of("a pinned version", ReplicaSet().With(
            cluster => cluster with { FeatureCompatibility = new MongoVersion(7, 0) })),
        Of("only some snapshots fit the version", ReplicaSet().Each(snapshot =>
            snapshot.Id is "s01" or "s02" ? snapshot with { Version = new MongoVersion(8, 2) } : snapshot)),
        Of("a customer key that the cluster no longer has", ReplicaSet().Each(
            snapshot => snapshot with { HasCustomerKey = true })),
        Of("the edition in which the key may change", ReplicaSet().With(
            cluster => cluster with { Edition = "INFINITE", KeyProvider = "AWS", IsKeyValid = true })),
        Of("each snapshot fails another step", ReplicaSet() with
        {
            Snapshots =
            [
                One with { IsSharded = true },
                One with { Id = "s2", Version = new MongoVersion(8, 2) },
                One with { Id = "s3", HasCustomerKey = true },
            ],
        }),
    ];

    private static BackupFacts Embedded(SnapshotFacts snapshot) => Sharded(snapshot).With(
        cluster => cluster with { ConfigServerType = "EMBEDDED" });

    private static BackupFacts Version(MongoVersion? cluster, MongoVersion? snapshots) => ReplicaSet()
        .With(facts => facts with { Version = cluster, FeatureCompatibility = cluster })
        .Each(snapshot => snapshot with { Version = snapshots });
}
