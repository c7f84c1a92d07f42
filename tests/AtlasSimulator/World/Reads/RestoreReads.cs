using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>Restore jobs of Cloud Backups.</summary>
internal static class RestoreReads
{
    public static Reply List(Question question) =>
        Reply.List(question.Cloud.RestoreJobs.OrderByDescending(one => one.Id), one => Write(question, one));

    public static Reply Get(Question question)
    {
        var id = question.Id("restoreJobId", "INVALID_JOB_ID", "job ID");
        return Reply.Of(Write(
            question,
            question.Cloud.RestoreJobs.Find(one => one.Id == id)
                ?? throw Refusals.NoItem("RESTORE_JOB_NOT_FOUND", "restore job", id)));
    }

    private static JsonObject Write(Question question, RestoreJob job) => AtlasJson.Of(
        job.ExpiresAt <= question.Now ? Expired(job) : job,
        ("links", AtlasJson.Links(
            $"{question.Path}/backup/restoreJobs/{job.Id}",
            ("snapshot", $"{question.Path}/backup/snapshots/{job.SnapshotId}"),
            ("cluster", question.Path),
            ("group", question.Project.Path))));

    private static RestoreJob Expired(RestoreJob job) => job with
    {
        Expired = true,
        DeliveryUrl = [],
        PrivateDownloadDeliveryUrls = job.PrivateDownloadDeliveryUrls is null ? null : [],
        Components = job.Components?.Select(one => new RestorePart { ReplicaSetName = one.ReplicaSetName }).ToList(),
    };
}
