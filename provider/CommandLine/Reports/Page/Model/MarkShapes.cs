namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>Chooses the shape of a mark, and names it.</summary>
internal static class MarkShapes
{
    public static MarkShape OfSnapshot(string? kind, string? type) => (kind, type) switch
    {
        ("flex", _) => MarkShape.Flex,
        ("legacy", _) => MarkShape.Legacy,
        ("checkpoint", _) => MarkShape.Checkpoint,
        (_, "scheduled") => MarkShape.Scheduled,
        (_, "onDemand") => MarkShape.OnDemand,
        (_, "fallback") => MarkShape.Fallback,
        _ => MarkShape.Other,
    };

    /// <summary>The shape in a state. Only what is done is drawn in the shape of its kind.</summary>
    public static MarkShape In(EventState state, MarkShape done) => state switch
    {
        EventState.Done => done,
        EventState.Failed => MarkShape.Failed,
        EventState.InProgress => MarkShape.InProgress,
        EventState.Ended => MarkShape.Ended,
        _ => MarkShape.Unknown,
    };

    /// <summary>The class of the style, and the ID in marks.svg.</summary>
    public static string Id(MarkShape shape) => shape switch
    {
        MarkShape.Scheduled => "scheduled",
        MarkShape.OnDemand => "on-demand",
        MarkShape.Fallback => "fallback",
        MarkShape.Flex => "flex",
        MarkShape.Legacy => "legacy",
        MarkShape.Checkpoint => "checkpoint",
        MarkShape.Other => "other",
        MarkShape.Export => "export",
        MarkShape.Restore => "restore",
        MarkShape.InProgress => "in-progress",
        MarkShape.Failed => "failed",
        MarkShape.Ended => "ended",
        _ => "unknown",
    };

    /// <summary>What the legend says.</summary>
    public static string Name(MarkShape shape) => shape switch
    {
        MarkShape.Scheduled => "scheduled snapshot",
        MarkShape.OnDemand => "on-demand snapshot",
        MarkShape.Fallback => "fallback snapshot",
        MarkShape.Flex => "Flex snapshot",
        MarkShape.Legacy => "legacy snapshot",
        MarkShape.Checkpoint => "checkpoint",
        MarkShape.Other => "snapshot of another type",
        MarkShape.Export => "export",
        MarkShape.Restore => "restore",
        MarkShape.InProgress => "in progress",
        MarkShape.Failed => "failed",
        MarkShape.Ended => "cancelled or expired",
        _ => "in an unknown state",
    };

    /// <summary>The word behind a number of snapshots, exports or restores.</summary>
    public static string Adjective(MarkShape shape) => shape switch
    {
        MarkShape.Scheduled => "scheduled",
        MarkShape.OnDemand => "on demand",
        MarkShape.Fallback => "fallback",
        MarkShape.Flex => "Flex",
        MarkShape.Legacy => "legacy",
        MarkShape.Checkpoint => "checkpoint",
        MarkShape.Other => "of another type",
        MarkShape.Export or MarkShape.Restore => "successful",
        _ => Name(shape),
    };

    /// <summary>
    /// Whether all marks of the shape are one path. Clusters have many of these, and few of the other shapes.
    /// </summary>
    public static bool IsPath(MarkShape shape) =>
        shape is MarkShape.Scheduled or MarkShape.Flex or MarkShape.Legacy or MarkShape.Checkpoint;

    /// <summary>Whether a mark of the path is a point. Otherwise it is a line.</summary>
    public static bool IsPoint(MarkShape shape) => shape is MarkShape.Flex or MarkShape.Legacy;
}
