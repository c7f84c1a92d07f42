using System.Text.Json;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>A dozen checkpoints of the sharded cluster.</summary>
internal static class Checkpoints
{
    private const string Prefix = "6502000000000000000000";
    private const int First = 0xc1;
    private const int Count = 12;

    private static readonly string[] Shards = ["shard-0", "shard-1", "shard-2"];

    public static byte[]? Find(string id)
    {
        if (!id.StartsWith(Prefix, StringComparison.Ordinal)
            || !int.TryParse(id.AsSpan(Prefix.Length), System.Globalization.NumberStyles.HexNumber, null, out var number)
            || number is < First or >= First + Count)
        {
            return null;
        }

        return id switch
        {
            AtlasData.BareCheckpointId => JsonOutput.Write(writer => Bare(writer, id)),
            AtlasData.OddCheckpointId => JsonOutput.Write(writer => Odd(writer, id)),
            _ => JsonOutput.Write(writer => Full(writer, id, number - First)),
        };
    }

    private static void Full(Utf8JsonWriter writer, string id, int index)
    {
        var isInProgress = id == AtlasData.CheckpointInProgressId;
        var isRestorable = !isInProgress && id != AtlasData.UnrestorableCheckpointId;
        var day = $"2026-11-{22 - index:00}";
        writer.WriteStartObject();
        writer.WriteString("clusterId", AtlasData.ShardedClusterId);
        if (!isInProgress)
        {
            writer.WriteString("completed", $"{day}T06:02:10Z");
        }

        writer.Strings(("groupId", AtlasData.ProjectId), ("id", id));
        writer.Links(("self", $"https://cloud.mongodb.com/api/atlas/v2/checkpoints/{id}"));
        writer.WriteStartArray("parts");
        foreach (var shard in Shards)
        {
            Part(writer, $"{shard}-rs", shard, "REPLICA_SET", day, isRestorable);
        }

        Part(writer, "config-rs", "config", "CONFIG_SERVER_REPLICA_SET", day, isRestorable);
        writer.WriteEndArray();
        writer.WriteBoolean("restorable", isRestorable);
        writer.Strings(("started", $"{day}T06:00:00Z"), ("timestamp", $"{day}T06:01:30Z"));
        writer.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter writer, string set, string shard, string kind, string day, bool isDiscovered)
    {
        writer.WriteStartObject();
        writer.Strings(("replicaSetName", set), ("shardName", shard));
        writer.WriteBoolean("tokenDiscovered", isDiscovered);
        writer.Timestamp("tokenTimestamp", $"{day}T06:01:30Z", 4_294_967_295);
        writer.WriteString("typeName", kind);
        writer.WriteEndObject();
    }

    private static void Bare(Utf8JsonWriter writer, string id)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }

    private static void Odd(Utf8JsonWriter writer, string id)
    {
        writer.WriteStartObject();
        writer.WriteNull("completed");
        writer.WriteString("id", id);
        writer.WriteNull("links");
        writer.WriteStartArray("parts");
        writer.WriteStartObject();
        writer.WriteStartObject("tokenTimestamp");
        writer.WriteString("date", "2026-11-20T06:01:30Z");
        writer.WriteNull("increment");
        writer.WriteNull("time");
        writer.WriteEndObject();
        writer.WriteString("typeName", "EMBEDDED_CONFIG_SERVER");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteBoolean("restorable", false);
        writer.WriteStartObject("addedLater");
        writer.WriteNumber("answer", 42);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
