using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>Snapshots of every kind, in every state, from the newest to the oldest.</summary>
internal static class OrdersSnapshots
{
    public static IEnumerable<Snapshot> Of(Maker make, string replicaSet) =>
    [
        Unfinished(make, "-30s", replicaSet, "queued"),
        Unfinished(make, "-2m", replicaSet, "inProgress") with
        {
            Description = "before the migration",
            ExpiresAt = make.At("+1d"),
            FrequencyType = "ondemand",
            PolicyItems = [],
            SnapshotType = "onDemand",
        },
        Taken(make, "-3h57m", replicaSet, "hourly", "+7d"),
        Taken(make, "-9h58m", replicaSet, "hourly", "+6d18h"),
        Copied(make, "-17h58m", replicaSet, "daily", "+6d6h"),
        Taken(make, "-23h30m", replicaSet, "hourly", "+6d") with { SnapshotType = "fallback" },
        Unfinished(make, "-1d", replicaSet, "failed"),
        Taken(make, "-1d3h", replicaSet, "hourly", "+28d") with
        {
            Description = "before the release",
            FrequencyType = "ondemand",
            PolicyItems = [],
            SnapshotType = "onDemand",
        },
        Copied(make, "-1d17h58m", replicaSet, "daily", "+5d6h"),
        Copied(make, "-6d17h58m", replicaSet, "daily", "+6h"),
        Copied(make, "-8d17h58m", replicaSet, "weekly", "+19d"),
        Copied(make, "-26d17h58m", replicaSet, "monthly", "+338d"),
        Copied(make, "-330d17h58m", replicaSet, "yearly", "+34d") with { MongodVersion = "7.0.24" },
    ];

    private static Snapshot Taken(Maker make, string time, string replicaSet, string frequency, string expiry) =>
        make.Snapshot(make.At(time), replicaSet, frequency) with
        {
            ExpiresAt = make.At(expiry),
            MasterKeyUUID = WorldData.MasterKey,
        };

    private static Snapshot Copied(Maker make, string time, string replicaSet, string frequency, string expiry) =>
        Taken(make, time, replicaSet, frequency, expiry) with { CopyRegions = [WorldData.CopyRegion] };

    // What Atlas knows only when a snapshot is complete is not there.
    private static Snapshot Unfinished(Maker make, string time, string replicaSet, string status) => new()
    {
        Id = make.IdAt(time),
        ExpiresAt = make.At("+7d"),
        FrequencyType = "hourly",
        PolicyItems = [Maker.PolicyItemId("hourly")],
        ReplicaSetName = replicaSet,
        Status = status,
    };
}
