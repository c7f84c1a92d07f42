namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// The step that asks for copies in other regions. Atlas says where it copies a snapshot to, and not that the copy has
/// arrived.
/// </summary>
internal static class CopyStep
{
    public static FunnelStep Of(Question question)
    {
        var demands = question.Demands;
        var wanted = $"copies configured in {Texts.Names(demands.CopyRegions)}";
        var own = question.Cluster.Regions.OfType<string>().ToList();
        var elsewhere = "a copy configured outside the cluster's regions"
            + (own.Count > 0 ? $" ({Texts.Names(own)})" : "");
        var expected = (demands.CopyRegions.Count > 0, demands.RequiresCopy) switch
        {
            (true, true) => $"{wanted}, and {elsewhere}",
            (true, false) => wanted,
            _ => elsewhere,
        };
        return new FunnelStep(
            CheckName.Copies,
            $"a recovery point with {expected}",
            point => demands.CopyRegions.All(point.CopyRegions.Contains)
                && (!demands.RequiresCopy || IsElsewhere(point, question.Cluster)),
            Actual,
            point => (question.Cluster.IsDedicated, demands.RequiresCopy && !AreKnown(question.Cluster.Regions)) switch
            {
                (false, _) => $"the snapshots of {Texts.Of(question.Cluster.Kind)} have no copies; do not ask for them",
                (_, true) => "Atlas does not name every region of the cluster, so that any copy may be in one of them; "
                    + "check the cluster in Atlas",
                _ => $"there is no recovery point with {expected}: the newest one is {Actual(point)}; check the "
                    + "copy settings of the backup schedule",
            });
    }

    private static bool IsElsewhere(RecoveryPoint point, ClusterFacts cluster) =>
        AreKnown(cluster.Regions) && point.CopyRegions.Any(region => !cluster.Regions.Contains(region));

    private static bool AreKnown(IReadOnlyList<string?> regions) => regions.Count > 0 && !regions.Contains(null);

    private static string Actual(RecoveryPoint point) => (point.CopyRegions.Count, point.IsAssumed) switch
    {
        (0, true) => "a point in time, and not configured for copies of its snapshots and oplogs",
        (0, false) => "not configured for copies",
        _ => $"configured for copies in {Texts.Names(point.CopyRegions)}",
    };
}
