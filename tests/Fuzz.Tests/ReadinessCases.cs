using AtlasBackup.Core.Functions.Readiness;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>Random states of clusters, and random demands, around the bounds that the rules know.</summary>
internal static class ReadinessCases
{
    public static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

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
        from type in Gen.Elements("scheduled", "scheduled", "onDemand", "fallback", null)
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
        from flags in Gen.Choose(0, 15)
        from version in Optional(Gen.Elements(Versions))
        from provider in Gen.Elements(ClusterFacts.NoKey, ClusterFacts.NoKey, "AWS", "AZURE")
        from keyIsValid in Gen.Elements<bool?>(true, true, false, null)
        from shards in Gen.Choose(0, 3)
        from servers in Gen.Elements("DEDICATED", "EMBEDDED", null)
        from edition in Gen.Elements(null, "CORE", "INFINITE")
        from regions in Gen.SubListOf(Regions)
        select new ClusterFacts(kind, "6501a2b3c4d5e6f708090a0b", "prod")
        {
            State = state,
            IsPaused = flags == 1,
            HasBackup = flags != 2,
            HasContinuousBackup = flags % 2 == 0,
            Version = version,
            KeyProvider = provider,
            IsKeyValid = keyIsValid,
            ShardCount = shards,
            ConfigServerType = servers,
            Edition = edition,
            Regions = [.. regions],
            Zones = ["z1"],
        };

    private static readonly Gen<RestoreFacts> AnyRestore =
        from id in Gen.Choose(0, 9)
        from isInto in Gen.Elements(true, true, false)
        from target in Gen.Elements("prod", "staging", null)
        from finished in Optional(Time)
        from isVoid in Gen.Elements(true, false)
        select new RestoreFacts($"r{id}")
        {
            IsIntoCluster = isInto,
            TargetCluster = target,
            FinishedAt = finished,
            IsVoid = isVoid,
        };

    private static readonly Gen<ExportFacts> AnyExport =
        from id in Gen.Choose(0, 9)
        from state in Gen.Elements("Successful", "Failed", "Queued", null)
        from snapshot in Gen.Choose(0, 9)
        from requested in Optional(Time)
        select new ExportFacts($"e{id}", state, $"x{snapshot:00}") { SnapshotRequestedAt = requested };

    public static Gen<BackupFacts> Facts { get; } =
        from cluster in AnyCluster
        from snapshots in Gen.Resize(AnySnapshot.ListOf(), 8)
        from next in Optional(Time)
        from days in Gen.Choose(0, 7)
        from copies in Gen.SubListOf(Regions)
        from restores in Optional(Gen.Resize(AnyRestore.ListOf(), 3))
        from exports in Gen.Resize(AnyExport.ListOf(), 3)
        from policy in Gen.Elements("ACTIVE", "ENABLING", null)
        select new BackupFacts(cluster)
        {
            Snapshots = [.. snapshots.DistinctBy(snapshot => snapshot.Id)],
            Schedule = new ScheduleFacts
            {
                NextSnapshot = next,
                RestoreWindowDays = days,
                Copies = [.. copies.Select(region => new CopySetting("z1", region, CopiesOplogs: true))],
            },
            Restores = restores is null ? null : [.. restores],
            Exports = [.. exports],
            CompliancePolicy = policy,
        };

    public static Gen<Demands> Demands { get; } =
        from age in Gen.Elements(1.0, 26, 72, 400)
        from remaining in Gen.Elements(0.0, 1, 48)
        from flags in Gen.Choose(0, 255)
        from hours in Gen.Elements(1.0, 24, 168)
        from after in Time
        from type in Gen.Elements("onDemand", "scheduled")
        select new Demands
        {
            MaxAgeHours = age,
            MinRemainingHours = remaining,
            RecoveryPointAfter = (flags & 7) == 1 ? after : null,
            SnapshotType = (flags & 7) == 2 ? type : null,
            RequiresPointInTime = (flags & 7) == 3,
            AllowsFallbackSnapshots = (flags & 8) != 0,
            AllowsPaused = (flags & 16) != 0,
            RequiresCopy = (flags & 224) == 32,
            MinRestoreWindowHours = (flags & 224) == 64 ? hours : null,
            MaxExportAgeHours = (flags & 224) == 96 ? hours : null,
            MaxRestoreTestAgeHours = (flags & 224) == 128 ? hours : null,
            NoFailureWithinHours = (flags & 224) == 160 ? hours : null,
        };

    private static Gen<T?> Optional<T>(Gen<T> values)
        where T : class => Gen.Frequency((5, values.Select(value => (T?)value)), (1, Gen.Constant((T?)null)));

    private static Gen<DateTimeOffset?> Optional(Gen<DateTimeOffset> values) =>
        Gen.Frequency((5, values.Select(value => (DateTimeOffset?)value)), (1, Gen.Constant((DateTimeOffset?)null)));

    private static Gen<MongoVersion?> Optional(Gen<MongoVersion> values) =>
        Gen.Frequency((5, values.Select(value => (MongoVersion?)value)), (1, Gen.Constant((MongoVersion?)null)));
}
