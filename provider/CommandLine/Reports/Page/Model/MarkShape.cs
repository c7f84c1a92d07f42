namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>The shapes of the marks on a timeline, in the order of the legend.</summary>
internal enum MarkShape
{
    Scheduled,
    OnDemand,
    Fallback,
    Flex,
    Legacy,
    Checkpoint,

    /// <summary>A snapshot of a type that is not documented.</summary>
    Other,
    Export,
    Restore,
    InProgress,
    Failed,
    Ended,

    /// <summary>A state that is not documented.</summary>
    Unknown,
}
