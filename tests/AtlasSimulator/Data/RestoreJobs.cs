using System.Globalization;
using System.Text.Json;
using AtlasBackup.AtlasSimulator.Api;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>
/// The legacy restore jobs of a cluster, newest first, made when a page asks for them, so that there can be many. Job 0 has
/// every field that the API documents.
/// </summary>
internal static class RestoreJobs
{
    private static readonly DateTime Newest = new(2026, 11, 22, 9, 42, 0, DateTimeKind.Utc);
    private static readonly string[] Statuses = ["FINISHED", "FINISHED", "FINISHED", "IN_PROGRESS", "BROKEN", "KILLED"];

    /// <summary>The jobs of a batch of the sharded cluster, if it has that batch.</summary>
    public static Slice InBatch(string batchId, int count)
    {
        // What else stands in the id shows when it is made again.
        var digits = batchId.AsSpan(Math.Max(0, batchId.Length - 8));
        return int.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var batch)
            && batch >= 0
            && batch <= count / AtlasData.JobsPerBatch
            && AtlasData.BatchId(batch) == batchId
                ? new Slice(0, count).Page(batch + 1, AtlasData.JobsPerBatch)
                : default;
    }

    public static void WriteSharded(Utf8JsonWriter writer, int job)
    {
        var batch = job / AtlasData.JobsPerBatch;
        writer.WriteStartObject();
        writer.Strings(("batchId", AtlasData.BatchId(batch)), ("clusterId", AtlasData.ShardedClusterId));
        Rest(writer, job, AtlasData.RestoreJobId(job), AtlasData.ShardedCluster, Newest.AddHours(-batch));
    }

    public static void WriteReplicaSet(Utf8JsonWriter writer, int job)
    {
        var id = AtlasData.ReplicaSetRestoreJobId(job);
        if (id == AtlasData.OddRestoreJobId)
        {
            OddRestoreJob.Write(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("clusterId", AtlasData.ReplicaSetClusterId);
        Rest(writer, job, id, AtlasData.ReplicaSetCluster, Newest.AddDays(-job));
    }

    private static void Rest(Utf8JsonWriter writer, int job, string id, string cluster, DateTime created)
    {
        writer.WriteString("clusterName", cluster);
        writer.WriteString("created", created);
        Delivery(writer, job, created, cluster);
        if (job == 0)
        {
            writer.WriteString("deploymentJobId", "imported-0001");
        }

        writer.WriteBoolean("encryptionEnabled", job % 7 == 0);
        writer.WriteString("groupId", AtlasData.ProjectId);
        Hashes(writer, job);
        writer.WriteString("id", id);
        writer.Links(
            ("self", $"https://cloud.mongodb.com/api/atlas/v2/groups/{AtlasData.ProjectId}/clusters/{cluster}/restoreJobs/{id}"));
        if (job % 7 == 0)
        {
            writer.WriteString("masterKeyUUID", $"7b3c1f00-0000-4000-8000-{job:x12}");
        }

        writer.Strings(("snapshotId", AtlasData.SnapshotId), ("statusName", Statuses[job % Statuses.Length]));
        writer.WriteStartObject("timestamp");
        writer.WriteString("date", created.AddHours(-3));
        writer.WriteNumber("increment", job + 1);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Delivery(Utf8JsonWriter writer, int job, DateTime created, string cluster)
    {
        const int expirationHours = 48;
        var isDownload = job % 2 == 0;
        writer.WriteStartObject("delivery");
        if (isDownload)
        {
            writer.Strings(("authHeader", "X-Restore-Key"), ("authValue", $"{AtlasData.SecretMark}-key-{job:00000}"));
            writer.WriteNumber("expirationHours", expirationHours);
            writer.WriteString("expires", created.AddHours(expirationHours));
            writer.WriteNumber("maxDownloads", 3);
        }

        writer.Strings(
            ("methodName", isDownload ? "HTTP" : "AUTOMATED_RESTORE"),
            ("statusName", isDownload ? "READY" : "NOT_STARTED"));
        if (!isDownload || job == 0)
        {
            writer.Strings(
                ("targetClusterId", AtlasData.ReplicaSetClusterId),
                ("targetClusterName", $"{cluster}-restored"),
                ("targetGroupId", AtlasData.OtherProjectId));
        }

        if (isDownload)
        {
            var file = $"https://restore.example.invalid/{AtlasData.SecretMark}-{job:00000}/restore-{job}.tar.gz";
            writer.Strings(("url", $"{file}?key={AtlasData.SecretMark}"), ("urlV2", file));
        }

        writer.WriteEndObject();
    }

    private static void Hashes(Utf8JsonWriter writer, int job)
    {
        if (job % 2 != 0)
        {
            return;
        }

        writer.WriteStartArray("hashes");
        writer.WriteStartObject();
        writer.Strings(("fileName", $"restore-{job}.tar.gz"), ("hash", $"da39a3ee5e6b4b0d3255bfef{job:x16}"));
        if (job == 0)
        {
            writer.Links(("self", "https://cloud.mongodb.com/api/atlas"));
        }

        writer.WriteString("typeName", "SHA1");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
