using System.Text.Json;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>The restores of the shared-tier cluster: one in every status, a download among them.</summary>
internal static class TenantRestores
{
    private static readonly string[] Statuses = ["COMPLETED", "RUNNING", "QUEUED", "PENDING", "FAILED"];

    public static int Count => Statuses.Length;

    public static void Write(Utf8JsonWriter writer, int index)
    {
        var isComplete = index == 0;
        var id = AtlasData.TenantRestoreId(index);
        writer.WriteStartObject();
        writer.Strings(
            ("clusterName", AtlasData.TenantCluster),
            ("deliveryType", isComplete ? "DOWNLOAD" : "RESTORE"));
        if (isComplete)
        {
            writer.WriteString("expirationDate", "2026-11-22T09:04:50Z");
        }

        writer.WriteString("id", id);
        if (isComplete)
        {
            writer.Links(("self", $"https://cloud.mongodb.com/api/atlas/v2/tenant/restores/{id}"));
        }

        writer.Strings(
            ("projectId", AtlasData.ProjectId),
            ("restoreScheduledDate", "2026-11-22T08:00:00Z"),
            ("snapshotFinishedDate", "2026-11-22T07:30:00Z"),
            ("snapshotId", AtlasData.SnapshotId));
        if (isComplete)
        {
            writer.Strings(
                ("restoreFinishedDate", "2026-11-22T08:04:50Z"),
                ("snapshotUrl", $"https://download.example.invalid/{AtlasData.SecretMark}-tenant-{index}/snapshot.gz"));
        }

        if (index == Count - 1)
        {
            writer.WriteNull("links");
            writer.WriteNull("restoreFinishedDate");
            writer.WriteString("addedLater", "42");
        }

        writer.Strings(
            ("status", Statuses[index]),
            ("targetDeploymentItemName", "cluster-833"),
            ("targetProjectId", AtlasData.OtherProjectId));
        writer.WriteEndObject();
    }
}
