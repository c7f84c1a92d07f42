namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The checks, in the order in which they are made.</summary>
internal enum CheckName
{
    ClusterKind,
    ClusterState,
    BackupEnabled,
    RecoveryPoint,
    Topology,
    Version,
    Encryption,
    SnapshotType,
    RecoveryPointAfter,
    Age,
    Remaining,
    Copies,
    PointInTime,
    RestoreWindow,
    SnapshotCount,
    EncryptionKey,
    FailedSnapshots,
    Export,
    RestoreTest,
    CompliancePolicy,
}
