using System.Text.Json;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>A restore job as no documentation has it, and as services send them all the same.</summary>
internal static class OddRestoreJob
{
    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNull("batchId");
        writer.WriteString("clusterName", AtlasData.ReplicaSetCluster);
        writer.WriteNull("created");
        writer.WriteStartObject("delivery");
        writer.WritePropertyName("maxDownloads");
        writer.WriteRawValue("3.0");
        writer.WriteString("methodName", "TAPE");
        writer.WriteNull("url");
        writer.WriteEndObject();
        writer.WriteNull("hashes");
        writer.WriteString("id", AtlasData.OddRestoreJobId);
        writer.WriteString("statusName", "PAUSED");
        writer.WriteStartObject("timestamp");
        writer.WriteString("date", "2026-11-20T06:42:00Z");
        writer.WriteNull("increment");
        writer.WriteEndObject();
        writer.WriteStartObject("addedLater");
        writer.WriteNumber("answer", 42);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
