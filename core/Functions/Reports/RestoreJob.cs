using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Functions.Reports;

/// <summary>The states of a restore job.</summary>
internal enum RestoreState
{
    InProgress,
    Succeeded,
    Failed,
    Cancelled,
    Expired,

    /// <summary>Atlas gives none, or one that is not documented.</summary>
    Unknown,
}

/// <summary>A restore job of any kind of cluster.</summary>
internal sealed record RestoreJob(string Id, RestoreState State)
{
    private const string Automated = "automated";
    private const string Download = "download";
    private const string PointInTime = "pointInTime";

    public DateTimeOffset? RequestedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How the snapshot is used, or null where Atlas does not say.</summary>
    public string? DeliveryType { get; init; }

    public string? SnapshotId { get; init; }

    public static RestoreJob OfCloud(OutputObject job, DateTimeOffset now)
    {
        var facts = FactReader.Restore(job);
        return new RestoreJob(facts.Id, StateOfCloud(job, facts, now))
        {
            RequestedAt = facts.RequestedAt ?? facts.FinishedAt,
            FinishedAt = facts.FinishedAt,
            DeliveryType = job.Text("deliveryType"),
            SnapshotId = job.Text("snapshotId"),
        };
    }

    public static RestoreJob OfFlex(OutputObject job, DateTimeOffset now)
    {
        var id = job.Text("id") ?? "";
        return new RestoreJob(id, StateOfFlex(job, now))
        {
            RequestedAt = job.Time("restoreScheduledDate") ?? ItemTime.InObjectId(id),
            FinishedAt = job.Time("restoreFinishedDate"),
            DeliveryType = job.Text("deliveryType") switch
            {
                "RESTORE" => Automated,
                "DOWNLOAD" => Download,
                _ => null,
            },
            SnapshotId = job.Text("snapshotId"),
        };
    }

    public static RestoreJob OfLegacy(OutputObject job)
    {
        var id = job.Text("id") ?? "";
        var delivery = job.Object("delivery");
        return new RestoreJob(id, StateOfLegacy(job, delivery))
        {
            RequestedAt = job.Time("created") ?? ItemTime.InObjectId(id),

            // Atlas gives the same method of delivery for both.
            DeliveryType = (job.Flag("pointInTime"), delivery?.Text("targetClusterName")) switch
            {
                (true, _) => PointInTime,
                (_, not null) => Automated,
                _ when delivery is not null => Download,
                _ => null,
            },
            SnapshotId = job.Text("snapshotId"),
        };
    }

    // A download may never have an end. Atlas says when its links expire once it has made them.
    private static RestoreState StateOfCloud(OutputObject job, RestoreFacts facts, DateTimeOffset now) =>
        (job.Flag("failed"), job.Flag("cancelled"), job.Flag("expired")) switch
        {
            (true, _, _) => RestoreState.Failed,
            (_, true, _) => RestoreState.Cancelled,
            (_, _, true) => RestoreState.Expired,
            _ when facts.IsVoid is null => RestoreState.Unknown,
            _ when facts.IsIntoCluster == false && job.Time("expiresAt") <= now => RestoreState.Expired,
            _ when facts.FinishedAt is not null => RestoreState.Succeeded,
            _ when facts.IsIntoCluster == false && job.Time("expiresAt") is not null => RestoreState.Succeeded,
            _ => RestoreState.InProgress,
        };

    private static RestoreState StateOfFlex(OutputObject job, DateTimeOffset now) => job.Text("status") switch
    {
        "PENDING" or "QUEUED" or "RUNNING" => RestoreState.InProgress,
        "COMPLETED" when job.Time("expirationDate") <= now => RestoreState.Expired,
        "COMPLETED" => RestoreState.Succeeded,
        "FAILED" => RestoreState.Failed,
        _ => RestoreState.Unknown,
    };

    private static RestoreState StateOfLegacy(OutputObject job, OutputObject? delivery) =>
        (job.Text("statusName"), delivery?.Text("statusName")) switch
        {
            ("IN_PROGRESS", _) => RestoreState.InProgress,
            ("FINISHED", "EXPIRED" or "MAX_DOWNLOADS_EXCEEDED") => RestoreState.Expired,
            ("FINISHED", "FAILED" or "INTERRUPTED") => RestoreState.Failed,
            ("FINISHED", _) => RestoreState.Succeeded,
            ("BROKEN", _) => RestoreState.Failed,
            ("KILLED", _) => RestoreState.Cancelled,
            _ => RestoreState.Unknown,
        };
}
