using AtlasBackup.AtlasSimulator.Api;
using Route = AtlasBackup.AtlasSimulator.Api.Route;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>Which read answers which function, and the role that it needs.</summary>
internal static class AllReads
{
    private const string ReadOnly = "Project Read Only";
    private const string BackupManager = "Project Backup Manager";
    private const string RecoveryOperator = "Project Backup Recovery Operator";
    private const string Owner = "Project Owner";

    private static readonly Dictionary<string, (Func<Question, Reply> Read, string Role)> All = new()
    {
        ["listBackupSnapshots"] = (SnapshotReads.List, ReadOnly),
        ["getBackupSnapshot"] = (SnapshotReads.Get, ReadOnly),
        ["listBackupShardedSnapshots"] = (SnapshotReads.ListSharded, ReadOnly),
        ["getBackupShardedSnapshot"] = (SnapshotReads.GetSharded, ReadOnly),
        ["listBackupSnapshotDatabases"] = (SnapshotReads.ListDatabases, BackupManager),
        ["getBackupSnapshotDatabase"] = (SnapshotReads.GetDatabase, BackupManager),
        ["listBackupSnapshotCollections"] = (SnapshotReads.ListCollections, BackupManager),
        ["getBackupSnapshotCollection"] = (SnapshotReads.GetCollection, BackupManager),
        ["listBackupRestoreJobs"] = (RestoreReads.List, RecoveryOperator),
        ["getBackupRestoreJob"] = (RestoreReads.Get, RecoveryOperator),
        ["listBackupExports"] = (ExportReads.List, BackupManager),
        ["getBackupExport"] = (ExportReads.Get, BackupManager),
        ["listBackupExportBuckets"] = (ExportReads.ListBuckets, ReadOnly),
        ["getBackupExportBucket"] = (ExportReads.GetBucket, ReadOnly),
        ["listBackupPrivateEndpoints"] = (ExportReads.ListEndpoints, Owner),
        ["getBackupPrivateEndpoint"] = (ExportReads.GetEndpoint, Owner),
        ["getBackupSchedule"] = (PolicyReads.GetSchedule, ReadOnly),
        ["getBackupCompliancePolicy"] = (PolicyReads.GetCompliancePolicy, Owner),
        [Route.EncryptionAtRest] = (PolicyReads.GetKeys, ReadOnly),
        ["listFlexSnapshots"] = (FlexReads.ListSnapshots, ReadOnly),
        ["getFlexSnapshot"] = (FlexReads.GetSnapshot, ReadOnly),
        ["listFlexRestoreJobs"] = (FlexReads.ListRestoreJobs, ReadOnly),
        ["getFlexRestoreJob"] = (FlexReads.GetRestoreJob, ReadOnly),
        ["listTenantRestores"] = (FlexReads.ListTenantRestores, ReadOnly),
        ["listCollectionRestoreJobs"] = (CollectionReads.List, BackupManager),
        ["getCollectionRestoreJob"] = (CollectionReads.Get, BackupManager),
        ["listCollectionRestoreJobCollections"] = (CollectionReads.ListStates, BackupManager),
        ["getCollectionRestoreJobCollection"] = (CollectionReads.GetState, BackupManager),
        ["listBackupCheckpoints"] = (LegacyReads.ListCheckpoints, ReadOnly),
        ["getBackupCheckpoint"] = (LegacyReads.GetCheckpoint, ReadOnly),
        ["listLegacySnapshots"] = (LegacyReads.ListSnapshots, ReadOnly),
        ["getLegacySnapshot"] = (LegacyReads.GetSnapshot, ReadOnly),
        ["getLegacySnapshotSchedule"] = (LegacyReads.GetSchedule, ReadOnly),
        ["listLegacyRestoreJobs"] = (LegacyReads.ListRestoreJobs, ReadOnly),
        ["getLegacyRestoreJob"] = (LegacyReads.GetRestoreJob, ReadOnly),
        ["getCluster"] = (ProjectReads.GetCluster, ReadOnly),
        ["listClusters"] = (ProjectReads.ListClusters, ReadOnly),
        ["getFlexCluster"] = (ProjectReads.GetFlexCluster, ReadOnly),
        ["listFlexClusters"] = (ProjectReads.ListFlexClusters, ReadOnly),
    };

    public static Reply Answer(string function, Question question)
    {
        var (read, role) = All[function];
        return IsEnough(question.Project.Project.Role, role)
            ? read(question)
            : throw new RefusedException(AtlasErrors.Of("USER_UNAUTHORIZED"));
    }

    private static bool IsEnough(string role, string needed) => role == Owner || needed == ReadOnly
        || role == needed || (role == BackupManager && needed == RecoveryOperator);
}
