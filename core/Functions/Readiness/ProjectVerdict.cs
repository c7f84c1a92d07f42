namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The verdict on the clusters of a project.</summary>
/// <param name="Judged">The verdict on each cluster that was judged, in the order of their names.</param>
/// <param name="Skipped">The clusters that were not judged, in the order of their names.</param>
internal sealed record ProjectVerdict(IReadOnlyList<Assessment> Judged, IReadOnlyList<ClusterFacts> Skipped)
{
    /// <summary>Whether every judged cluster is ready. Without one, nothing is known to be.</summary>
    public bool IsReady => Judged.Count > 0 && Judged.All(cluster => cluster.IsReady);

    public IEnumerable<string> Reasons => Judged.Count == 0
        ? ["no cluster was judged"]
        : Judged.SelectMany(cluster => cluster.Verdict.Reasons.Select(reason => $"{cluster.Cluster.Name}: {reason}"));

    public IEnumerable<string> Notes =>
        Skipped.Select(cluster => $"{cluster.Name} was not judged: {WhySkipped(cluster)}");

    /// <summary>Why a cluster was not judged.</summary>
    public static string WhySkipped(ClusterFacts cluster) => cluster.Kind == ClusterKind.Free
        ? "it is an M0 cluster, which has no backups"
        : "it is excluded";
}
