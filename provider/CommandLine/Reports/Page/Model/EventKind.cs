namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>What happened to the backups of a cluster.</summary>
internal enum EventKind
{
    Snapshot,
    Export,
    Restore,
}
