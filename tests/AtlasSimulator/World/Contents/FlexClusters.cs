using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>The Flex clusters: one with snapshots and many restore jobs, and one that is too young for any.</summary>
internal static class FlexClusters
{
    private static readonly string[] Statuses = ["COMPLETED", "COMPLETED", "FAILED", "COMPLETED", "COMPLETED"];

    public static IEnumerable<FlexStore> Of(Maker make, int restoreJobs)
    {
        yield return Development(make, restoreJobs);
        yield return new FlexStore(new FlexCluster
        {
            Id = Maker.ClusterId(31),
            Name = WorldData.NewFlex,
            CreateDate = make.At("-16h"),
        });
    }

    private static FlexStore Development(Maker make, int restoreJobs)
    {
        var store = new FlexStore(new FlexCluster
        {
            Id = Maker.ClusterId(30),
            Name = WorldData.Development,
            CreateDate = make.At("-400d"),
            Tags = [new Pair("team", "shop")],
        });
        store.Snapshots.AddRange(
        [
            new FlexSnapshot
            {
                Id = make.IdAt("-2m"),
                ScheduledTime = make.At("+5m"),
                Expiration = make.At("+8d"),
                MongoDBVersion = null,
                Status = "PENDING",
            },
            .. Enumerable.Range(0, 8).Select(day => Daily(make, $"-{day}d", $"+{8 - day}d", day == 1)),
        ]);
        store.RestoreJobs.AddRange(Enumerable.Range(0, restoreJobs).Select(number => Job(make, store, number)));
        return store;
    }

    // Of each day, a few hours before now.
    private static FlexSnapshot Daily(Maker make, string day, string expiry, bool isFailed)
    {
        var scheduled = make.At(day).AddHours(-5);
        return new FlexSnapshot
        {
            Id = make.IdAt(day),
            Expiration = isFailed ? null : make.At(expiry).AddHours(-5),
            FinishTime = scheduled.AddMinutes(3),
            ScheduledTime = scheduled,
            StartTime = scheduled.AddSeconds(10),
            Status = isFailed ? "FAILED" : "COMPLETED",
        };
    }

    // Newest first. A failed one has a time of its end too.
    private static FlexRestoreJob Job(Maker make, FlexStore store, int number)
    {
        var snapshots = store.Snapshots.FindAll(one => one.Status == "COMPLETED");
        var snapshot = snapshots[number % snapshots.Count];
        var scheduled = make.At($"-{number + 1}h");
        var isDownload = number % 5 == 4;
        var id = make.IdAt($"-{number + 1}h");
        return new FlexRestoreJob
        {
            Id = id,
            DeliveryType = isDownload ? "DOWNLOAD" : "RESTORE",
            ExpirationDate = isDownload ? scheduled.AddHours(4) : null,
            RestoreFinishedDate = number < 3 ? null : scheduled.AddMinutes(5),
            RestoreScheduledDate = scheduled,
            SnapshotFinishedDate = snapshot.FinishTime,
            SnapshotId = snapshot.Id,
            SnapshotUrl = isDownload
                ? $"https://download.example.invalid/{AtlasData.SecretMark}-{id[^4..]}/snapshot.tgz"
                : null,
            Status = number switch
            {
                0 => "PENDING",
                1 => "QUEUED",
                2 => "RUNNING",
                _ => Statuses[number % Statuses.Length],
            },
        };
    }
}
