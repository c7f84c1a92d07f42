using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>Legacy Backup.</summary>
internal static class LegacyReads
{
    public static Reply ListCheckpoints(Question question) => Reply.List(
        question.Legacy(null).Checkpoints, one => Write(question, one, "backupCheckpoints", one.Id));

    public static Reply GetCheckpoint(Question question)
    {
        var id = question.Id("checkpointId", "INVALID_CHECKPOINT_ID", "checkpoint ID");
        var checkpoint = question.Legacy(null).Checkpoints.Find(one => one.Id == id)
            ?? throw Refusals.NoItem("CHECKPOINT_NOT_FOUND", "checkpoint", id);
        return Reply.Of(Write(question, checkpoint, "backupCheckpoints", id));
    }

    public static Reply ListSnapshots(Question question)
    {
        var completed = question.Query.GetValueOrDefault("completed", "true");
        return completed is "all" or "true" or "false"
            ? Reply.List(
                Kept(question).Where(one => completed == "all" || one.Complete == (completed == "true")),
                one => Named(question, Write(question, one, "snapshots", one.Id)))
            : throw Refusals.WrongValue("completed", completed);
    }

    public static Reply GetSnapshot(Question question)
    {
        var id = question.Id("snapshotId", "INVALID_SNAPSHOT_ID", "snapshot ID");
        var snapshot = Kept(question).FirstOrDefault(one => one.Id == id)
            ?? throw Refusals.NoItem("SNAPSHOT_NOT_FOUND", "snapshot", id);
        return Reply.Of(Named(question, Write(question, snapshot, "snapshots", id)));
    }

    public static Reply GetSchedule(Question question)
    {
        var schedule = question.Legacy("backup/schedule").Schedule;
        return Reply.Of(Owned(question, AtlasJson.Of(schedule, ("links", Links(question, "snapshotSchedule")))));
    }

    public static Reply ListRestoreJobs(Question question)
    {
        var batch = question.Query.GetValueOrDefault("batchId");
        return Reply.List(
            question.Legacy("backup/restoreJobs").RestoreJobs.Where(one => batch is null || one.BatchId == batch),
            one => Write(question, one));
    }

    public static Reply GetRestoreJob(Question question)
    {
        var id = question.Id("jobId", "INVALID_JOB_ID", "job ID");
        return Reply.Of(Write(
            question,
            question.Legacy("backup/restoreJobs").RestoreJobs.Find(one => one.Id == id)
                ?? throw Refusals.NoItem("RESTORE_JOB_NOT_FOUND", "restore job", id)));
    }

    private static IEnumerable<LegacySnapshot> Kept(Question question) => question.Legacy("backup/snapshots").Snapshots
        .Where(one => one.Expires is null || one.Expires > question.Now);

    private static JsonObject Write(Question question, LegacyRestoreJob job)
    {
        var json = Named(question, Write(question, job, "restoreJobs", job.Id));
        foreach (var hash in json["hashes"]?.AsArray() ?? [])
        {
            hash?.AsObject().Add("links", Links(question, $"restoreJobs/{job.Id}"));
        }

        return json;
    }

    private static JsonObject Write<T>(Question question, T record, string noun, string id) =>
        Owned(question, AtlasJson.Of(record, ("links", Links(question, $"{noun}/{id}"))));

    private static JsonObject Owned(Question question, JsonObject json)
    {
        json["clusterId"] = question.Cloud.Cluster.Id;
        json["groupId"] = question.Project.Project.Id;
        return json;
    }

    private static JsonObject Named(Question question, JsonObject json)
    {
        json["clusterName"] = question.ClusterName;
        return json;
    }

    private static JsonArray Links(Question question, string below) =>
        AtlasJson.Links($"{question.Path}/{below}", ("cluster", question.Path), ("group", question.Project.Path));
}
