using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>
/// Backups of Flex clusters, and the same restore jobs as the retired shared tier has them. Atlas gives them no links.
/// </summary>
internal static class FlexReads
{
    public static Reply ListSnapshots(Question question) =>
        Reply.List(Kept(question), one => AtlasJson.Of(one));

    public static Reply GetSnapshot(Question question)
    {
        var id = question.Id("snapshotId", "INVALID_SNAPSHOT_ID", "snapshot ID");
        return Reply.Of(AtlasJson.Of(
            Kept(question).FirstOrDefault(one => one.Id == id)
                ?? throw Refusals.NoItem("SNAPSHOT_NOT_FOUND", "snapshot", id)));
    }

    public static Reply ListRestoreJobs(Question question) =>
        Reply.List(question.Flex.RestoreJobs, one => Write(question, one));

    public static Reply GetRestoreJob(Question question)
    {
        var id = question.Id("restoreJobId", "INVALID_JOB_ID", "job ID");
        return Reply.Of(Write(
            question,
            question.Flex.RestoreJobs.Find(one => one.Id == id)
                ?? throw Refusals.NoItem("RESTORE_JOB_NOT_FOUND", "restore job", id)));
    }

    public static Reply ListTenantRestores(Question question) => Reply.List(
        question.Project.FlexClusters.Find(one => one.Cluster.Name == question.ClusterName)?.RestoreJobs
            ?? throw Refusals.NoResource($"/api/atlas/v2/{question.Path}/backup/tenant/restores"),
        one => Tenant(Write(question, one)));

    // Atlas deletes a snapshot when it expires.
    private static IEnumerable<FlexSnapshot> Kept(Question question) => question.Flex.Snapshots
        .Where(one => one.Expiration is null || one.Expiration > question.Now)
        .OrderByDescending(one => one.ScheduledTime);

    private static JsonObject Write(Question question, FlexRestoreJob job) => AtlasJson.Of(
        job,
        ("instanceName", question.ClusterName),
        ("projectId", question.Project.Project.Id),
        ("targetProjectId", job.TargetProjectId ?? question.Project.Project.Id));

    private static JsonObject Tenant(JsonObject job)
    {
        job["clusterName"] = job["instanceName"]?.DeepClone();
        return job.Without("instanceName");
    }
}
