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
        var wanted = demands.CopyRegions.Distinct().Order(StringComparer.Ordinal).ToList();
        var expected = (wanted.Count > 0, demands.RequiresCopy) switch
        {
            (true, true) => $"copies configured in {Texts.List(wanted, "and")}, one outside the cluster's regions",
            (true, false) => $"copies configured in {Texts.List(wanted, "and")}",
            _ => "a copy configured outside the cluster's regions",
        };
        return new FunnelStep(
            CheckName.Copies,
            expected,
            point => wanted.All(point.CopyRegions.Contains)
                && (!demands.RequiresCopy || IsElsewhere(point, question.Cluster)),
            Actual,
            point => question.Cluster.IsDedicated
                ? $"{point.Words} has {Actual(point)}, and not {expected}; check the copies of the backup schedule"
                : $"the backups of a {Texts.Of(question.Cluster.Kind)} have no copies in other regions");
    }

    // In a region without a name any copy may be.
    private static bool IsElsewhere(RecoveryPoint point, ClusterFacts cluster) =>
        !cluster.Regions.Contains(null) && point.CopyRegions.Any(region => !cluster.Regions.Contains(region));

    private static string Actual(RecoveryPoint point)
    {
        var regions = point.CopyRegions.Distinct().Order(StringComparer.Ordinal).ToList();
        return regions.Count == 0 ? "no copies configured" : $"copies configured in {Texts.List(regions, "and")}";
    }
}
