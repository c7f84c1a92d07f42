using System.Globalization;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>Makes what the world begins with, at times that are given as their distance from now.</summary>
internal sealed class Maker(DateTimeOffset now, ObjectIds ids)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public DateTimeOffset At(string time) => RelativeTime.Of(time, now);

    /// <summary>An ID that was given at a time.</summary>
    public string IdAt(string time) => ids.At(At(time));

    /// <summary>An ID that was given at the same time as another one.</summary>
    public string IdLike(string id) => ids.At(ObjectIds.TimeOf(id));

    public static string Numbered(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:x20}");

    public static string ClusterId(int number) => Numbered("66b2", number);

    public static string ZoneId(int number) => Numbered("66b3", number);

    /// <summary>So many shards in a zone, each with nodes in the regions.</summary>
    public static IEnumerable<ReplicationSpec> Shards(int cluster, int zone, int count, params string[] regions) =>
        Enumerable.Range(0, count).Select(shard => new ReplicationSpec(
            Numbered("66b5", (cluster * 100) + (zone * 10) + shard),
            ZoneId((cluster * 10) + zone),
            $"Zone {zone + 1}",
            [.. regions.Select((region, index) => new RegionConfig { RegionName = region, Priority = 7 - index })]));

    /// <summary>The rule that Atlas gives a new cluster, of a frequency.</summary>
    public static string PolicyItemId(string frequency) =>
        Numbered("66b6", 1 + Array.IndexOf(["hourly", "daily", "weekly", "monthly", "yearly"], frequency));

    /// <summary>The rules that Atlas gives a new cluster.</summary>
    public Schedule Schedule() => new()
    {
        NextSnapshot = At("+2h3m"),
        Policies =
        [
            new Policy(
                Numbered("66b6", 0),
                [
                    Rule("hourly", 6, "days", 7),
                    Rule("daily", 1, "days", 7),
                    Rule("weekly", 6, "weeks", 4),
                    Rule("monthly", 40, "months", 12),
                    Rule("yearly", 12, "years", 1),
                ]),
        ],
    };

    /// <summary>A complete scheduled snapshot that is kept for a week.</summary>
    public Snapshot Snapshot(DateTimeOffset createdAt, string replicaSet, string frequency = "hourly") => new()
    {
        Id = ids.At(createdAt.AddMinutes(-1)),
        CloudProvider = "AWS",
        CreatedAt = createdAt,
        ExpiresAt = createdAt + Week,
        FrequencyType = frequency,
        MongodVersion = WorldData.MongoVersion,
        PolicyItems = [PolicyItemId(frequency)],
        ReplicaSetName = replicaSet,
        StorageSizeBytes = 5_368_709_120,
    };

    /// <summary>
    /// A week of snapshots, a few minutes after the hour. At noon these are of 08:03 (the newest), 02:02, 18:02 (the
    /// daily ones), 14:02 and so on, and of 14:05 a week ago (the oldest).
    /// </summary>
    public IEnumerable<Snapshot> WeekOfSnapshots(string replicaSet) => Enumerable.Range(0, 28).Select(index =>
    {
        var minutes = index switch
        {
            0 => 3,
            27 => 5,
            _ => 2,
        };
        var isDaily = index % 4 == 2;
        var hour = At("-4h").AddHours((-6 * index) - (isDaily ? 2 : 0));
        return Snapshot(hour.AddMinutes(minutes), replicaSet, isDaily ? "daily" : "hourly");
    });

    private static PolicyItem Rule(string frequency, int interval, string unit, int value) => new()
    {
        FrequencyInterval = interval,
        FrequencyType = frequency,
        Id = PolicyItemId(frequency),
        RetentionUnit = unit,
        RetentionValue = value,
    };
}
