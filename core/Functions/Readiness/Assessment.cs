namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The verdict on a cluster, and the time at which it holds.</summary>
internal sealed record Assessment(ClusterFacts Cluster, Verdict Verdict, DateTimeOffset Time)
{
    // What does not change by itself: somebody has to change the cluster, or the demands.
    private static readonly CheckName[] Lasting = [CheckName.ClusterKind, CheckName.BackupEnabled];

    public bool IsReady => Verdict.IsReady;

    /// <summary>Whether the verdict may be another one later without anything being changed.</summary>
    public bool CanChange => !Verdict.Checks.Any(check => !check.IsPassed && Lasting.Contains(check.Name));
}
