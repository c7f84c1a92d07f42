using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>Restore jobs of every kind, in every state.</summary>
internal static class OrdersJobs
{
    public static void AddTo(ClusterStore store, Maker make)
    {
        var complete = store.Snapshots.FindAll(one => one is { Status: "completed", SnapshotType: "scheduled" });
        store.RestoreJobs.AddRange(
        [
            Into(make, complete[0], "-10m", WorldData.Rehearsal),
            Download(make, complete[0], "-25m", null),
            Download(make, complete[1], "-50m", "+20m") with { PrivateDownloadDeliveryUrls = [Private(complete[1])] },
            Download(make, complete[1], "-5h", "-3h"),
            Into(make, complete[1], "-7h", WorldData.Rehearsal) with
            {
                Cancelled = true,
                FinishedAt = make.At("-6h50m"),
            },
            Into(make, complete[2], "-16h", WorldData.Rehearsal) with { Failed = true, FinishedAt = make.At("-15h") },
            Into(make, complete[3], "-1d2h", WorldData.Orders) with { FinishedAt = make.At("-1d1h40m") },
            PointInTime(make, complete[4], "-6d1h", "-6d2h") with { FinishedAt = make.At("-6d40m") },
            ByOplog(make, complete[4], "-6d4h", "-6d5h") with { FinishedAt = make.At("-6d3h30m") },
            Into(make, complete[5], "-8d", WorldData.Rehearsal) with { FinishedAt = make.At("-7d23h30m") },
        ]);
    }

    public static RestoreJob Into(Maker make, Snapshot snapshot, string time, string target) => new()
    {
        Id = make.IdAt(time),
        SnapshotId = snapshot.Id,
        TargetClusterName = target,
        TargetDeploymentItemName = "atlas-72ck1q",
        TargetGroupId = WorldData.WebshopId,
        Timestamp = snapshot.CreatedAt,
    };

    /// <summary>A download has its link once it is ready, and loses it when it expires.</summary>
    public static RestoreJob Download(Maker make, Snapshot snapshot, string time, string? expiry)
    {
        var id = make.IdAt(time);
        return new RestoreJob
        {
            Id = id,
            DeliveryType = "download",
            DeliveryUrl = expiry is null ? [] : [Url("restore", id, snapshot)],
            ExpiresAt = expiry is null ? null : make.At(expiry),
            SnapshotId = snapshot.Id,
            Timestamp = snapshot.CreatedAt,
        };
    }

    public static string Url(string host, string id, Snapshot snapshot) =>
        $"https://{host}-{id}.example.invalid:27017/{AtlasData.SecretMark}-{id[^4..]}/restore-{snapshot.Id}.tar.gz";

    public static PrivateUrl Private(Snapshot snapshot) =>
        new(Url("private", snapshot.Id, snapshot), "vpce-0a1b2c3d4e5f60718");

    private static RestoreJob PointInTime(Maker make, Snapshot snapshot, string time, string moment) =>
        Into(make, snapshot, time, WorldData.Rehearsal) with
        {
            DeliveryType = "pointInTime",
            PointInTimeUTCSeconds = make.At(moment).ToUnixTimeSeconds(),
        };

    private static RestoreJob ByOplog(Maker make, Snapshot snapshot, string time, string moment) =>
        Into(make, snapshot, time, WorldData.Rehearsal) with
        {
            DeliveryType = "pointInTime",
            DesiredTimestamp = new DesiredTime { Date = make.At(moment), Increment = 3 },
            OplogInc = 3,
            OplogTs = make.At(moment).ToUnixTimeSeconds(),
        };
}
