using System.Text.Json;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Facts as they are made of Atlas's JSON, so that a test can leave something out of it.</summary>
internal static class JsonFacts
{
    /// <summary>A replica set of one zone, in full.</summary>
    public const string Cluster =
        """
        {
          "groupId": "6501a2b3c4d5e6f708090a0b", "name": "prod", "stateName": "IDLE", "paused": false, "backupEnabled": true, "pitEnabled": true, "clusterType": "REPLICASET",
          "mongoDBVersion": "8.0.12", "encryptionAtRestProvider": "NONE",
          "replicationSpecs": [
            { "zoneId": "z1", "regionConfigs": [{ "providerName": "AWS", "regionName": "EU_CENTRAL_1" }] }
          ]
        }
        """;

    /// <summary>A snapshot of two hours ago, in full.</summary>
    public const string Snapshot =
        """
        {
          "id": "6a16dce00000000000000001", "status": "completed", "snapshotType": "scheduled", "type": "replicaSet",
          "createdAt": "2026-11-26T10:00:00Z", "expiresAt": "2026-12-03T10:00:00Z", "mongodVersion": "8.0.12"
        }
        """;

    /// <summary>A restore into another cluster that has ended well, in full.</summary>
    public const string Restore =
        """
        {
          "id": "6a16dce00000000000000002", "deliveryType": "automated", "targetClusterName": "staging",
          "targetGroupId": "6501a2b3c4d5e6f708090a0b", "finishedAt": "2026-11-26T11:00:00Z",
          "failed": false, "cancelled": false, "expired": false
        }
        """;

    public const string Schedule = """{ "nextSnapshot": "2026-11-26T14:03:00Z", "restoreWindowDays": 7 }""";

    public static BackupFacts Of(
        string cluster = Cluster, string snapshot = Snapshot, string restore = Restore, string schedule = Schedule) =>
        new(FactReader.Cluster(Object(cluster)))
        {
            Snapshots = [FactReader.Snapshot(Object(snapshot), null)],
            Restores = [FactReader.Restore(Object(restore))],
            Schedule = FactReader.Schedule(Object(schedule)),
        };

    /// <summary>The same JSON without a property of its outermost object.</summary>
    public static string Without(this string json, string property)
    {
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [];
        Assert.True(members.Remove(property), $"there is no {property}");
        return JsonSerializer.Serialize(members);
    }

    /// <summary>The same JSON with a property of its outermost object set.</summary>
    public static string With(this string json, string property, string value)
    {
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [];
        members[property] = JsonSerializer.Deserialize<JsonElement>(value);
        return JsonSerializer.Serialize(members);
    }

    private static OutputObject Object(string json) => Object(JsonSerializer.Deserialize<JsonElement>(json));

    private static OutputObject Object(JsonElement json)
    {
        var members = new OutputObject();
        foreach (var member in json.EnumerateObject())
        {
            members.Add(member.Name, Value(member.Value));
        }

        return members;
    }

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetBoolean(),
    };
}
