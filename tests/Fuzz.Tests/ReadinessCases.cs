using AtlasBackup.Core.Functions.Readiness;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>Random states of clusters, around the limits that the rules know.</summary>
internal static class ReadinessCases
{
    public static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private const string GroupId = "6501a2b3c4d5e6f708090a0b";

    private static readonly string?[] Zones = ["z1", "z2", null];
    private static readonly string[] Regions = ["EU_CENTRAL_1", "EU_WEST_1", "US_EAST_1"];
    private static readonly MongoVersion[] Versions = [new(7, 0), new(8, 0), new(8, 2), new(9, 0)];

    private static readonly Gen<DateTimeOffset> Time =
        from hours in Gen.Frequency((4, Gen.Choose(-60, 4)), (1, Gen.Choose(-400, 400)))
        from minutes in Gen.Elements(0, 0, 10, 50)
        select Now.AddHours(hours).AddMinutes(minutes);

    private static readonly Gen<SnapshotFacts> AnySnapshot =
        from id in Gen.Choose(0, 40)
        from state in Gen.Frequency(
            (6, Gen.Constant(SnapshotState.Completed)),
            (1, Gen.Elements(SnapshotState.Pending, SnapshotState.Failed, SnapshotState.Unknown)))
        from moment in Optional(Time)
        from requested in Optional(Time)
        from expiry in Optional(Time)
        from type in Gen.Elements("scheduled", "scheduled", "onDemand", "onDemand", "fallback", "later", null)
        from sharded in Gen.Elements<bool?>(true, false, false, null)
        from members in Gen.Elements<int?>(2, 3, 4, null)
        from servers in Gen.Elements("DEDICATED", "EMBEDDED", null)
        from version in Optional(Gen.Elements(Versions))
        from hasKey in Gen.Elements(true, false, false)
        from copies in Gen.SubListOf(Regions)
        select new SnapshotFacts($"s{id:00}", RecoveryPointKind.Snapshot, state)
        {
            Moment = moment,
            RequestedAt = requested,
            ExpiresAt = expiry,
            Type = type,
            IsSharded = sharded,
            MemberCount = members,
            ConfigServerType = servers,
            Version = version,
            HasCustomerKey = hasKey,
            CopyRegions = [.. copies],
        };

    private static readonly Gen<ClusterFacts> AnyCluster =
        from kind in Gen.Elements(
            ClusterKind.ReplicaSet, ClusterKind.ReplicaSet, ClusterKind.ShardedCluster, ClusterKind.Flex,
            ClusterKind.Legacy, ClusterKind.Free)
        from state in Gen.Elements("IDLE", "IDLE", "IDLE", "UPDATING", "CREATING", "LATER", null)
        from flags in Gen.Choose(0, 23)
        from version in Optional(Gen.Elements(Versions))
        from pinned in Optional(Gen.Elements(Versions))
        from provider in Gen.Elements(ClusterFacts.NoKey, ClusterFacts.NoKey, "AWS", "AZURE")
        from keyIsValid in Gen.Elements<bool?>(true, true, false, null)
        from shards in Gen.Choose(0, 3)
        from servers in Gen.Elements("DEDICATED", "EMBEDDED", null)
        from edition in Gen.Elements(null, "CORE", "INFINITE")
        from regions in Gen.SubListOf<string?>([.. Regions, null])
        from zones in Gen.SubListOf(Zones)
        from created in Optional(Time)
        select new ClusterFacts(kind, GroupId, "prod")
        {
            State = state,
            IsMonitored = flags != 0,
            IsPaused = flags is 1 or 2 ? true : flags == 3 ? null : false,
            HasBackup = flags != 4,
            HasContinuousBackup = flags % 2 == 0,
            Version = version,
            FeatureCompatibility = pinned,
            CreatedAt = created,
            KeyProvider = provider,
            IsKeyValid = keyIsValid,
            ShardCount = shards,
            ConfigServerType = servers,
            Edition = edition,
            Regions = [.. regions],
            Zones = [.. zones],
        };

    private static readonly Gen<RestoreFacts> AnyRestore =
        from id in Gen.Choose(0, 9)
        from isInto in Gen.Elements<bool?>(true, true, false, null)
        from target in Gen.Elements("prod", "staging", "staging", null)
        from project in Gen.Elements(GroupId, GroupId, "6501a2b3c4d5e6f708090a0c", null)
        from finished in Optional(Time)
        from isVoid in Gen.Elements<bool?>(false, false, true, null)
        select new RestoreFacts($"r{id}")
        {
            IsIntoCluster = isInto,
            TargetCluster = target,
            TargetGroupId = project,
            FinishedAt = finished,
            IsVoid = isVoid,
        };

    private static readonly Gen<ExportFacts> AnyExport =
        from id in Gen.Choose(0, 9)
        from state in Gen.Elements("Successful", "Failed", "Queued", null)
        from snapshot in Gen.Choose(0, 40)
        from requested in Optional(Time)
        from exported in Gen.Elements<int?>(0, 3, 4, null)
        from total in Gen.Elements<int?>(0, 4, null)
        from reason in Gen.Elements("the bucket is gone", null)
        select new ExportFacts($"e{id}", state, $"s{snapshot:00}")
        {
            SnapshotRequestedAt = requested,
            ExportedCollections = exported,
            TotalCollections = total,
            Reason = reason,
        };

    private static readonly Gen<CopySetting> AnyCopy =
        from zone in Gen.Elements("z1", "z1", "z2", null)
        from region in Gen.Elements(Regions)
        from copiesOplogs in Gen.Elements(true, true, false)
        select new CopySetting(zone, region, copiesOplogs);

    public static Gen<BackupFacts> Facts { get; } =
        from cluster in AnyCluster
        from others in Gen.Resize(AnySnapshot.ListOf(), 8)
        from fitting in Gen.Resize(Fitting(cluster).ListOf(), 3)
        from next in Optional(Time)
        from days in Gen.Choose(0, 7)
        from copies in Gen.Resize(AnyCopy.ListOf(), 5)
        from restores in Optional(Gen.Resize(AnyRestore.ListOf(), 3))
        from exports in Gen.Resize(AnyExport.ListOf(), 3)
        from policy in Gen.Elements("ACTIVE", "ACTIVE", "ENABLING", null)
        from scheduled in Optional(Time)
        select new BackupFacts(cluster)
        {
            Snapshots =
            [
                .. fitting.Concat(others)
                    .DistinctBy(snapshot => snapshot.Id)
                    .Select(snapshot => cluster.IsDedicated ? snapshot : Reduced(snapshot, cluster.Kind)),
            ],
            Schedule = new ScheduleFacts
            {
                NextSnapshot = next,
                RestoreWindowDays = days,
                Copies = [.. copies],
            },
            Restores = restores is null ? null : [.. restores.DistinctBy(restore => restore.Id)],
            Exports = [.. exports.DistinctBy(export => export.Id)],
            CompliancePolicy = policy,
            LastScheduled = scheduled,
        };

    /// <summary>A snapshot that was taken of the cluster as it is now.</summary>
    public static Gen<SnapshotFacts> Fitting(ClusterFacts cluster) =>
        from id in Gen.Choose(50, 90)
        from moment in Time
        from days in Gen.Elements<int?>(0, 9, 9, null)
        from type in Gen.Elements("scheduled", "onDemand")
        from copies in Gen.SubListOf(Regions)
        select new SnapshotFacts($"s{id:00}", KindOf(cluster.Kind), SnapshotState.Completed)
        {
            Moment = moment,
            RequestedAt = moment,
            ExpiresAt = days is { } kept ? (kept == 0 ? Now.AddMinutes(30) : moment.AddDays(kept)) : null,
            NeedsExpiry = cluster.Kind == ClusterKind.Flex,
            Type = cluster.IsDedicated ? type : null,
            IsSharded = cluster.IsSharded,
            MemberCount = cluster.IsSharded
                ? cluster.ShardCount + (cluster.ConfigServerType == "DEDICATED" ? 1 : 0)
                : null,
            ConfigServerType = cluster.ConfigServerType,
            Version = cluster.Version,
            HasCustomerKey = cluster.KeyProvider == "AWS",
            CopyRegions = cluster.IsDedicated ? [.. copies] : [],
        };

    // What Atlas says of a snapshot that is none of Cloud Backup.
    private static SnapshotFacts Reduced(SnapshotFacts snapshot, ClusterKind kind) =>
        new(snapshot.Id, KindOf(kind), snapshot.State)
        {
            Moment = snapshot.Moment,
            RequestedAt = snapshot.RequestedAt,
            ExpiresAt = snapshot.ExpiresAt,
            NeedsExpiry = kind == ClusterKind.Flex,
        };

    private static RecoveryPointKind KindOf(ClusterKind kind) => kind switch
    {
        ClusterKind.Flex => RecoveryPointKind.FlexSnapshot,
        ClusterKind.Legacy => RecoveryPointKind.LegacySnapshot,
        _ => RecoveryPointKind.Snapshot,
    };

    private static Gen<T?> Optional<T>(Gen<T> values)
        where T : class => Gen.Frequency((5, values.Select(value => (T?)value)), (1, Gen.Constant((T?)null)));

    private static Gen<DateTimeOffset?> Optional(Gen<DateTimeOffset> values) =>
        Gen.Frequency((5, values.Select(value => (DateTimeOffset?)value)), (1, Gen.Constant((DateTimeOffset?)null)));

    private static Gen<MongoVersion?> Optional(Gen<MongoVersion> values) =>
        Gen.Frequency((5, values.Select(value => (MongoVersion?)value)), (1, Gen.Constant((MongoVersion?)null)));
}
