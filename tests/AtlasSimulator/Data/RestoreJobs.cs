using System.Text.Json;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>
/// The legacy restore jobs of a cluster, made when a page asks for them, so that there can be a great many. Job 0 has
/// every field that the API documents.
/// </summary>
internal static class RestoreJobs
{
    private static readonly string[] Statuses = ["FINISHED", "FINISHED", "FINISHED", "IN_PROGRESS", "BROKEN", "KILLED"];

    public static int BatchOf(int job) => job / AtlasData.JobsPerBatch;

    public static void Write(Utf8JsonWriter writer, int job, string cluster)
    {
        var isSharded = cluster == AtlasData.ShardedCluster;
        var day = $"2026-{12 - (job / 28 % 12):00}-{28 - (job % 28):00}";
        var id = AtlasData.RestoreJobId(job);
        writer.WriteStartObject();
        if (isSharded)
        {
            writer.WriteString("batchId", AtlasData.BatchId(BatchOf(job)));
        }

        writer.Strings(
            ("clusterId", isSharded ? AtlasData.ShardedClusterId : AtlasData.ReplicaSetClusterId),
            ("clusterName", cluster),
            ("created", $"{day}T09:42:00Z"));
        Delivery(writer, job, day, cluster);
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
        writer.Timestamp("timestamp", $"{day}T06:00:00Z", job + 1);
        writer.WriteEndObject();
    }

    private static void Delivery(Utf8JsonWriter writer, int job, string day, string cluster)
    {
        var isDownload = job % 2 == 0;
        writer.WriteStartObject("delivery");
        if (isDownload)
        {
            writer.Strings(("authHeader", "X-Restore-Key"), ("authValue", $"{AtlasData.SecretMark}-key-{job:00000}"));
            writer.WriteNumber("expirationHours", 48);
            writer.WriteString("expires", $"{day}T23:59:59Z");
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
