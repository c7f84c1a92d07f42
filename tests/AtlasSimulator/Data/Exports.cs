using System.Text.Json;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>Exports in every state.</summary>
internal static class Exports
{
    private static readonly Dictionary<string, string> States = new()
    {
        [AtlasData.CompleteExportId] = "Failed",
        [AtlasData.SuccessfulExportId] = "Successful",
        [AtlasData.QueuedExportId] = "Queued",
        [AtlasData.InProgressExportId] = "InProgress",
        [AtlasData.CancelledExportId] = "Cancelled",
    };

    public static byte[]? Find(string id)
    {
        if (id == AtlasData.BareExportId)
        {
            return JsonOutput.Write(writer =>
            {
                writer.WriteStartObject();
                writer.Strings(("exportBucketId", AtlasData.ExportBucketId), ("id", id), ("state", "Paused"));
                writer.WriteNull("components");
                writer.WriteNull("stateReason");
                writer.WriteEndObject();
            });
        }

        return States.TryGetValue(id, out var state) ? JsonOutput.Write(writer => Full(writer, id, state)) : null;
    }

    private static void Full(Utf8JsonWriter writer, string id, string state)
    {
        var isComplete = id == AtlasData.CompleteExportId;
        writer.WriteStartObject();
        if (isComplete)
        {
            Components(writer);
        }

        writer.WriteString("createdAt", "2026-11-21T03:28:25Z");
        CustomData(writer, isComplete);
        writer.WriteString("exportBucketId", AtlasData.ExportBucketId);
        writer.WriteStartObject("exportStatus");
        writer.WriteNumber("exportedCollections", state switch { "Queued" => 0, "Successful" => 120, _ => 118 });
        writer.WritePropertyName("totalCollections");
        writer.WriteRawValue("120.0");
        writer.WriteEndObject();
        if (state is "Successful" or "Failed" or "Cancelled")
        {
            writer.WriteString("finishedAt", "2026-11-21T03:43:05Z");
        }

        writer.WriteString("id", id);
        if (isComplete)
        {
            writer.Links(("self", $"https://cloud.mongodb.com/api/atlas/v2/exports/{id}"));
        }

        writer.Strings(
            ("prefix", $"exported_snapshots/5f0000000000000000000001/{AtlasData.ProjectId}/orders/2026-11-21T0327/1795231505"),
            ("snapshotId", AtlasData.SnapshotId),
            ("state", state));
        if (state == "Failed")
        {
            writer.WriteStartObject("stateReason");
            writer.Strings(("errorCode", "EXPORT_BUCKET_ACCESS_DENIED"), ("message", "The bucket refused the upload."));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Components(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("components");
        for (var shard = 0; shard < 3; shard++)
        {
            writer.WriteStartObject();
            writer.Strings(("exportId", $"65030000000000000000010{shard}"), ("replicaSetName", $"shard-{shard}-rs"));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void CustomData(Utf8JsonWriter writer, bool isComplete)
    {
        writer.WriteStartArray("customData");
        if (isComplete)
        {
            writer.WriteStartObject();
            writer.Strings(("key", "purpose"), ("value", "quarterly archive — 四半期"));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
