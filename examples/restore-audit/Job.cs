using System.Collections.Immutable;
using Atlas.Backup;
using Atlas.Backup.Outputs;

namespace RestoreAudit;

/// <summary>A restore job, whether of Cloud Backup, of a Flex cluster or of Legacy Backup.</summary>
internal sealed record Job(string Cluster, string Kind, string Outcome, string Id, ImmutableArray<string> Links)
{
    public const string Failed = "failed";

    private const string Finished = "finished";

    public static Job Of(string cluster, BackupRestoreJob job) =>
        new(cluster, $"cloud {job.DeliveryType}", OutcomeOf(job), job.Id ?? "",
        [
            .. job.DeliveryUrl,
            .. Private(job.PrivateDownloadDeliveryUrls),
            .. job.Components.Select(part => part.DownloadUrl).OfType<string>(),
            .. job.Components.SelectMany(part => Private(part.PrivateDownloadDeliveryUrls)),
        ]);

    public static Job Of(string cluster, FlexRestoreJob job) =>
        new(cluster, $"flex {job.DeliveryType}", OutcomeOf($"{job.Status}"), job.Id ?? "", Present(job.SnapshotUrl));

    public static Job Of(string cluster, LegacyRestoreJob job) =>
        new(cluster, $"legacy {job.Delivery?.MethodName}".Trim(), OutcomeOf($"{job.StatusName}"), job.Id ?? "",
            Present(job.Delivery?.UrlV2));

    // A job of Cloud Backup has no status. A download that is ready may have no time of its end.
    private static string OutcomeOf(BackupRestoreJob job) => job switch
    {
        { Failed: true } => Failed,
        { Cancelled: true } => "cancelled",
        { Expired: true } => "expired",
        { FinishedAt: not null } => Finished,
        { ExpiresAt: not null } when job.DeliveryType == BackupRestoreDeliveryType.Download => "ready",
        _ => "in progress",
    };

    private static string OutcomeOf(string status) => status switch
    {
        "COMPLETED" or "FINISHED" => Finished,
        "FAILED" or "BROKEN" => Failed,
        "KILLED" => "cancelled",
        _ => "in progress",
    };

    private static ImmutableArray<string> Present(string? link) => link is null ? [] : [link];

    private static IEnumerable<string> Private(ImmutableArray<PrivateDownloadUrl> links) =>
        links.Select(link => link.DeliveryUrl).OfType<string>();
}
