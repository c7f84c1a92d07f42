using System.Text.Json.Nodes;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>Answers of Atlas that make a cluster ready, and changes that make it not ready.</summary>
internal static class VerdictAnswers
{
    private const string Cluster = $"clusters/{Calls.ClusterName}";
    private const string Flex = $"flexClusters/{Calls.ClusterName}";
    private const string Newest = $"{Cluster}/backup/snapshots results 0";
    private const string Restore = $"{Cluster}/backup/restoreJobs results 0";

    /// <summary>
    /// What has a meaning of its own where it is absent: Atlas's own key, no end, the edition and the configuration as
    /// asked for, backups of a Flex cluster.
    /// </summary>
    public static IReadOnlySet<string> MayBeAbsent { get; } = new HashSet<string>
    {
        "encryptionAtRestProvider", "masterKeyUUID", "expiresAt", "effectiveDatabaseEdition", "configServerType",
        "effectiveReplicationSpecs", "backupSettings", "enabled", "lastOplogAppliedTimestamp",
    };

    /// <summary>Paths with values: each makes the sharded cluster not ready.</summary>
    public static IReadOnlyList<(string Path, string Value)> ShardedFaults { get; } =
    [
        ($"{Cluster} stateName", "\"CREATING\""),
        ($"{Cluster} paused", "true"),
        ($"{Cluster} backupEnabled", "false"),
        ($"{Cluster} pitEnabled", "false"),
        ($"{Cluster} clusterType", "\"REPLICASET\""),
        ($"{Cluster} mongoDBVersion", "\"7.0.1\""),
        ($"{Cluster} encryptionAtRestProvider", "\"NONE\""),
        ($"{Newest} status", "\"failed\""),
        ($"{Newest} snapshotType", "\"fallback\""),
        ($"{Newest} createdAt", "\"2026-11-20T10:00:00Z\""),
        ($"{Newest} expiresAt", "\"2026-11-26T11:00:00Z\""),
        ($"{Newest} mongodVersion", "\"8.2.1\""),
        ($"{Newest} copyRegions", "[]"),
        ($"{Cluster}/backup/snapshots/shardedClusters results 0 members", "[{}]"),
        ($"{Cluster}/backup/snapshots/shardedClusters results 0 configServerType", "\"EMBEDDED\""),
        ($"{Cluster}/backup/schedule restoreWindowDays", "0"),
        ($"{Cluster}/backup/schedule copySettings", "[]"),
        ($"{Restore} targetClusterName", "\"prod\""),
        ($"{Restore} failed", "true"),
        ($"{Restore} cancelled", "true"),
        ($"{Restore} expired", "true"),
        ($"{Restore} deliveryType", "\"download\""),
        ($"{Restore} finishedAt", "\"2026-11-01T10:00:00Z\""),
        ($"{Cluster}/backup/exports results 0 state", "\"Failed\""),
        ("encryptionAtRest awsKms valid", "false"),
        ("backupCompliancePolicy state", "\"DISABLING\""),
    ];

    public static IReadOnlyList<(string Path, string Value)> FlexFaults { get; } =
    [
        ($"{Flex} stateName", "\"DELETING\""),
        ($"{Flex}/backup/snapshots results 0 status", "\"FAILED\""),
        ($"{Flex}/backup/snapshots results 0 startTime", "\"2026-11-24T10:00:00Z\""),
        ($"{Flex}/backup/snapshots results 0 expiration", "\"2026-11-26T12:10:00Z\""),
    ];

    public static IReadOnlyList<(string Path, string Value)> LegacyFaults { get; } =
    [
        ($"{Cluster} paused", "true"),
        ($"{Cluster}/backupCheckpoints results 0 restorable", "false"),
        ($"{Cluster}/snapshots results 0 complete", "false"),
        ($"{Cluster}/snapshots results 0 expires", "\"2026-11-26T11:00:00Z\""),
    ];

    /// <summary>A sharded cluster with everything that can be demanded.</summary>
    public static JsonObject Sharded() => new()
    {
        [Cluster] = JsonNode.Parse(
            $$"""
            {
              "id": "6a00000000000000000000aa", "groupId": "{{Calls.GroupId}}", "name": "prod", "stateName": "IDLE",
              "paused": false, "backupEnabled": true, "pitEnabled": true, "clusterType": "SHARDED",
              "mongoDBVersion": "8.0.12", "featureCompatibilityVersion": "8.0", "encryptionAtRestProvider": "AWS",
              "configServerType": "DEDICATED", "databaseEdition": "CORE", "effectiveDatabaseEdition": "CORE",
              "replicationSpecs": [
                { "zoneId": "z1", "regionConfigs": [{ "providerName": "AWS", "regionName": "EU_CENTRAL_1" }] }
              ],
              "effectiveReplicationSpecs": [
                { "zoneId": "z1", "regionConfigs": [{ "providerName": "AWS", "regionName": "EU_CENTRAL_1" }] }
              ]
            }
            """),
        [$"{Cluster}/backup/snapshots"] = List(
            """
            {
              "id": "6b0803200000000000000001", "status": "completed", "snapshotType": "scheduled",
              "type": "shardedCluster", "createdAt": "2026-11-26T10:00:00Z", "expiresAt": "2026-12-03T10:00:00Z",
              "mongodVersion": "8.0.12", "masterKeyUUID": "7b3c1f00-0000-4000-8000-0000000000aa",
              "copyRegions": ["EU_WEST_1"]
            }
            """),
        [$"{Cluster}/backup/snapshots/shardedClusters"] = List(
            """
            {
              "id": "6b0803200000000000000001", "status": "completed", "type": "shardedCluster",
              "configServerType": "DEDICATED", "members": [{ "id": "a" }, { "id": "b" }]
            }
            """),
        [$"{Cluster}/backup/schedule"] = JsonNode.Parse(
            """
            {
              "nextSnapshot": "2026-11-26T14:00:00Z", "restoreWindowDays": 7,
              "copySettings": [{ "zoneId": "z1", "regionName": "EU_WEST_1", "shouldCopyOplogs": true }]
            }
            """),
        [$"{Cluster}/backup/restoreJobs"] = List(
            $$"""
            {
              "id": "6b0803200000000000000002", "deliveryType": "automated", "targetClusterName": "staging",
              "targetGroupId": "{{Calls.GroupId}}", "finishedAt": "2026-11-26T11:00:00Z", "failed": false,
              "cancelled": false, "expired": false, "snapshotId": "6b0803200000000000000001"
            }
            """),
        [$"{Cluster}/backup/exports"] = List(
            """
            {
              "id": "6b0803200000000000000003", "state": "Successful", "snapshotId": "6b0803200000000000000001",
              "exportStatus": { "exportedCollections": 3, "totalCollections": 3 }
            }
            """),
        ["encryptionAtRest"] = JsonNode.Parse("""{ "awsKms": { "valid": true } }"""),
        ["backupCompliancePolicy"] = JsonNode.Parse(
            $$"""{ "projectId": "{{Calls.GroupId}}", "state": "ACTIVE" }"""),
    };

    public static JsonObject OnFlex() => new()
    {
        [Cluster] = JsonNode.Parse("""{ "errorCode": "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API" }"""),
        [Flex] = JsonNode.Parse(
            $$"""
            {
              "id": "6a00000000000000000000aa", "groupId": "{{Calls.GroupId}}", "name": "prod", "stateName": "IDLE",
              "createDate": "2026-01-01T00:00:00Z", "backupSettings": { "enabled": true },
              "providerSettings": { "regionName": "EU_WEST_1" }
            }
            """),
        [$"{Flex}/backup/snapshots"] = List(
            """
            {
              "id": "6b0803200000000000000001", "status": "COMPLETED", "startTime": "2026-11-26T10:00:00Z",
              "expiration": "2026-12-03T10:00:00Z"
            }
            """),
    };

    public static JsonObject OnLegacy()
    {
        var answers = Sharded();
        answers[Cluster]!["backupEnabled"] = false;
        answers[Cluster]!["encryptionAtRestProvider"] = "NONE";
        answers[$"{Cluster}/backupCheckpoints"] = List(
            $$"""
            {
              "id": "6b0803200000000000000004", "groupId": "{{Calls.GroupId}}", "restorable": true,
              "timestamp": "2026-11-26T10:00:00Z"
            }
            """);
        answers[$"{Cluster}/snapshots"] = List(
            $$"""
            {
              "id": "6b0803200000000000000005", "groupId": "{{Calls.GroupId}}", "complete": true,
              "created": { "date": "2026-11-26T10:00:00Z" }
            }
            """);
        return answers;
    }

    private static JsonNode? List(string item) =>
        JsonNode.Parse($$"""{ "links": [], "results": [{{item}}], "totalCount": 1 }""");
}
