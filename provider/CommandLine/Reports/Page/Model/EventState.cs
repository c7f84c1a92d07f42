namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>How far a snapshot, an export or a restore has come.</summary>
internal enum EventState
{
    Done,
    Failed,
    InProgress,

    /// <summary>Cancelled or expired.</summary>
    Ended,
    Unknown,
}
