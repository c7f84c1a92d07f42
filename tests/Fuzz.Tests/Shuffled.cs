using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>The same facts and demands with every list in another order.</summary>
internal static class Shuffled
{
    public static BackupFacts Of(BackupFacts facts, int seed) => facts with
    {
        Cluster = facts.Cluster with
        {
            Regions = Other(facts.Cluster.Regions, seed),
            Zones = Other(facts.Cluster.Zones, seed),
        },
        Snapshots =
        [
            .. Other(facts.Snapshots, seed).Select(snapshot => snapshot with
            {
                CopyRegions = Other(snapshot.CopyRegions, seed),
            }),
        ],
        Schedule = facts.Schedule with { Copies = Other(facts.Schedule.Copies, seed) },
        Restores = facts.Restores is null ? null : Other(facts.Restores, seed),
        Exports = Other(facts.Exports, seed),
    };

    public static Demands Of(Demands demands, int seed) => demands with
    {
        CopyRegions = Other(demands.CopyRegions, seed),
        ClusterKinds = Other(demands.ClusterKinds, seed),
    };

    private static T[] Other<T>(IReadOnlyList<T> list, int seed)
    {
        T[] other = [.. list];
        new Random(seed).Shuffle(other);
        return other;
    }
}
