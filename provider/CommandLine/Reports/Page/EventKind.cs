namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>What happened to the backups of a cluster.</summary>
internal enum EventKind
{
    Snapshot,
    Export,
    Restore,
}
