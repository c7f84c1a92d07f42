using System.Globalization;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Words for times, hours and lists: the same for the same state, whenever they are formed.</summary>
internal static class Texts
{
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Hours(double hours) => string.Create(CultureInfo.InvariantCulture, $"{hours} h");

    /// <summary>Joins texts with commas, and the last two with a word.</summary>
    public static string List(IEnumerable<string> texts, string word)
    {
        var all = texts.ToList();
        return all.Count < 2
            ? string.Concat(all)
            : $"{string.Join(", ", all.SkipLast(1))} {word} {all[^1]}";
    }

    /// <summary>Joins names that Atlas or the caller gives in any order.</summary>
    public static string Names(IEnumerable<string> names) =>
        List(names.Distinct().Order(StringComparer.Ordinal), "and");

    public static string Count(int count, string singular, string plural) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? singular : plural)}");

    /// <summary>A kind of cluster, with its article.</summary>
    public static string Of(ClusterKind kind) => kind switch
    {
        ClusterKind.ReplicaSet => "a replica set",
        ClusterKind.ShardedCluster => "a sharded cluster",
        ClusterKind.Flex => "a Flex cluster",
        ClusterKind.Legacy => "a cluster on Legacy Backup",
        _ => "an M0 cluster",
    };
}
