using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Functions.Access;

/// <summary>Knows which functions a verdict may read, by the kind of the cluster.</summary>
internal static class VerdictReads
{
    public const string Cluster = "readCluster";
    public const string FlexCluster = "getFlexCluster";
    public const string Checkpoints = "listBackupCheckpoints";
    public const string LegacySnapshots = "listLegacySnapshots";

    private const string Policy = "getBackupCompliancePolicy";

    /// <summary>What a verdict reads of a cluster after the cluster itself, if everything is demanded.</summary>
    public static IReadOnlyList<string> Of(ClusterFacts cluster) => cluster switch
    {
        { Kind: ClusterKind.Flex, HasBackup: true } => ["listFlexSnapshots", Policy],
        { IsDedicated: false } => [],
        { HasBackup: false } => [Checkpoints, LegacySnapshots, .. KeyOf(cluster), Policy],
        _ =>
        [
            "listBackupSnapshots",
            "getBackupSchedule",
            .. cluster.IsSharded ? ["listBackupShardedSnapshots"] : Array.Empty<string>(),
            "listBackupRestoreJobs",
            "listBackupExports",
            .. KeyOf(cluster),
            Policy,
        ],
    };

    private static string[] KeyOf(ClusterFacts cluster) => cluster.HasCustomerKey ? ["readEncryptionAtRest"] : [];
}
