using AtlasBackup.Core.Functions.Readiness;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>Random demands of a cluster's backups, and stricter ones.</summary>
internal static class DemandCases
{
    private const string OnDemand = "onDemand";

    private static readonly ClusterKind[] AllKinds =
        [ClusterKind.ReplicaSet, ClusterKind.ShardedCluster, ClusterKind.Flex, ClusterKind.Legacy];

    private static readonly Gen<IReadOnlyList<ClusterKind>> Kinds = Gen.Frequency(
        (3, Gen.Constant<IReadOnlyList<ClusterKind>>(AllKinds)),
        (1, Gen.SubListOf(AllKinds).Select(kinds =>
            (IReadOnlyList<ClusterKind>)(kinds.Count > 0 ? [.. kinds] : AllKinds))));

    private static readonly Gen<double?> Hours = Seldom(Gen.Elements<double?>(0.1, 1, 24, 168, 1e9));

    /// <summary>Each makes the demand of this name stricter.</summary>
    public static IReadOnlyList<(string Name, Func<Demands, int, Demands> Change)> Stricter { get; } =
    [
        (nameof(Demands.MaxAgeHours), (demands, by) => demands with { MaxAgeHours = demands.MaxAgeHours / by }),
        (nameof(Demands.MinRemainingHours), (demands, by) => demands with
        {
            MinRemainingHours = demands.MinRemainingHours + by,
        }),
        (nameof(Demands.RecoveryPointAfter), (demands, by) => demands with
        {
            RecoveryPointAfter = demands.RecoveryPointAfter?.AddHours(by) ?? ReadinessCases.Now.AddHours(-by),
        }),
        (nameof(Demands.SnapshotType), (demands, by) => demands with
        {
            SnapshotType = demands.RequiresPointInTime ? null : demands.SnapshotType ?? (by < 9 ? OnDemand : "scheduled"),
        }),
        (nameof(Demands.AllowsFallbackSnapshots), (demands, _) => demands with { AllowsFallbackSnapshots = false }),
        (nameof(Demands.RequiresPointInTime), (demands, _) => demands with
        {
            RequiresPointInTime = demands.SnapshotType is null,
        }),
        (nameof(Demands.MinRestoreWindowHours), (demands, by) => demands with
        {
            MinRestoreWindowHours = (demands.MinRestoreWindowHours ?? 0) + by,
        }),
        (nameof(Demands.MinSnapshotCount), (demands, _) => demands with
        {
            MinSnapshotCount = (demands.MinSnapshotCount ?? 0) + 1,
        }),
        (nameof(Demands.MaxRestoreTestAgeHours), (demands, by) => demands with
        {
            MaxRestoreTestAgeHours = (demands.MaxRestoreTestAgeHours ?? 400) / by,
        }),
        (nameof(Demands.CopyRegions), (demands, by) => demands with
        {
            CopyRegions = [.. demands.CopyRegions, by < 9 ? "US_EAST_1" : "EU_WEST_1"],
        }),
        (nameof(Demands.RequiresCopy), (demands, _) => demands with { RequiresCopy = true }),
        (nameof(Demands.MaxExportAgeHours), (demands, by) => demands with
        {
            MaxExportAgeHours = (demands.MaxExportAgeHours ?? 400) / by,
        }),
        (nameof(Demands.NoFailureWithinHours), (demands, by) => demands with
        {
            NoFailureWithinHours = (demands.NoFailureWithinHours ?? 0) + by,
        }),
        (nameof(Demands.RequiresCompliancePolicy), (demands, _) => demands with { RequiresCompliancePolicy = true }),
        (nameof(Demands.ClusterKinds), (demands, by) => demands with
        {
            ClusterKinds = [.. demands.ClusterKinds.Where((_, index) => index != by % demands.ClusterKinds.Count)],
        }),
        (nameof(Demands.AllowsPaused), (demands, _) => demands with { AllowsPaused = false }),
    ];

    public static Gen<Demands> Any { get; } =
        from age in Gen.Elements(0.1, 1.0, 26, 26, 72, 400, 1e300)
        from remaining in Gen.Elements(0.0, 1, 1, 48, 1e300)
        from after in Seldom(Gen.Choose(-60, 4).Select(hours => (DateTimeOffset?)ReadinessCases.Now.AddHours(hours)))
        from type in Seldom(Gen.Elements<string?>(OnDemand, "scheduled"))
        from flags in Gen.Choose(0, 31)
        from copies in Seldom(
            Gen.SubListOf("EU_WEST_1", "US_EAST_1").Select(regions => (IReadOnlyList<string>?)[.. regions]))
        from window in Hours
        from count in Seldom(Gen.Choose(1, 3).Select(count => (int?)count))
        from test in Hours
        from export in Hours
        from failure in Hours
        from kinds in Kinds
        select new Demands
        {
            MaxAgeHours = age,
            MinRemainingHours = remaining,
            RecoveryPointAfter = after,
            SnapshotType = type,
            RequiresPointInTime = type is null && flags % 8 == 0,
            AllowsFallbackSnapshots = (flags & 8) != 0,
            AllowsPaused = (flags & 16) != 0,
            RequiresCopy = flags == 17,
            RequiresCompliancePolicy = flags == 19,
            CopyRegions = copies ?? [],
            MinRestoreWindowHours = window,
            MinSnapshotCount = count,
            MaxRestoreTestAgeHours = test,
            MaxExportAgeHours = export,
            NoFailureWithinHours = failure,
            ClusterKinds = kinds,
        };

    private static Gen<T?> Seldom<T>(Gen<T?> values) => Gen.Frequency((6, Gen.Constant(default(T?))), (1, values));
}
