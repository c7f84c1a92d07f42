namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>Reads the states of Atlas's different lists, each of which has its own words for them.</summary>
internal static class EventStates
{
    public static EventState Read(string? state) =>
        state?.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "COMPLETED" or "COMPLETE" or "SUCCESSFUL" or "SUCCEEDED" or "FINISHED" or "READY" => EventState.Done,
            "FAILED" or "BROKEN" => EventState.Failed,
            "QUEUED" or "PENDING" or "INPROGRESS" or "RUNNING" or "INITIALIZING" => EventState.InProgress,
            "CANCELLED" or "CANCELED" or "KILLED" or "INTERRUPTED" or "EXPIRED" => EventState.Ended,
            _ => EventState.Unknown,
        };
}
