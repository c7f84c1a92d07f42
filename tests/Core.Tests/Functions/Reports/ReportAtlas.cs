using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Tests.Functions.Composed;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Reports;

/// <summary>Projects to report on, beginning with one replica set, prod.</summary>
internal static class ReportAtlas
{
    public const string Function = "readProjectBackups";
    public const string Continuous = """, "pitEnabled": true """;
    public const string FlexSnapshots = "flexClusters/dev/backup/snapshots";
    public const string FlexRestores = "flexClusters/dev/backup/restoreJobs";
    public const string LegacyRestores = "clusters/prod/restoreJobs";

    public static ShopAtlas Of(params string[] clusters) => On(new ShopAtlas(), clusters);

    public static ShopAtlas On(ShopAtlas atlas, params string[] clusters) => atlas
        .Set("clusters", ShopAtlas.List(clusters))
        .Set("flexClusters", ShopAtlas.List());

    public static ShopAtlas Prod(string more = "") => Of(ShopAtlas.ClusterOf("prod", more));

    public static ShopAtlas Flex() => Of().Set("flexClusters", ShopAtlas.List(
        $$"""{ "groupId": "{{Calls.GroupId}}", "id": "f", "name": "dev", "stateName": "IDLE" }"""))
        .Set(FlexSnapshots, ShopAtlas.List(
            """{ "id": "a", "status": "COMPLETED", "startTime": "2026-01-01T06:00:00Z", "expiration": "2026-01-09T06:00:00Z" }"""))
        .Set(FlexRestores, ShopAtlas.List(
            """
            {
              "id": "r", "status": "COMPLETED", "deliveryType": "RESTORE", "snapshotId": "a",
              "restoreScheduledDate": "2026-01-01T07:00:00Z", "restoreFinishedDate": "2026-01-01T07:20:00Z"
            }
            """));

    public static ShopAtlas Legacy() => Of(ShopAtlas.ClusterOf("prod")
        .Replace("\"backupEnabled\": true", "\"backupEnabled\": false", StringComparison.Ordinal))
        .Set(ShopAtlas.LegacySnapshots, ShopAtlas.List(
            $$"""{ "id": "a", "groupId": "{{Calls.GroupId}}", "complete": true, "created": { "date": "2026-01-01T06:00:00Z" } }"""))
        .Set(ShopAtlas.Checkpoints, ShopAtlas.List(
            $$"""{ "id": "b", "groupId": "{{Calls.GroupId}}", "restorable": true, "timestamp": "2026-01-01T05:00:00Z" }"""))
        .Set(LegacyRestores, ShopAtlas.List(
            $$"""{ "id": "r", "groupId": "{{Calls.GroupId}}", "statusName": "FINISHED", "created": "2026-01-01T07:00:00Z" }"""));

    public static string Restore(string id, string finished) => $$"""
        {
          "id": "{{id}}", "deliveryType": "automated", "snapshotId": "650000000000000000000001", "cancelled": false,
          "expired": false, "failed": false, "finishedAt": "{{finished}}", "targetClusterName": "prod",
          "targetGroupId": "{{Calls.GroupId}}"
        }
        """;

    public static string Export(string id, string created, string state = "Successful", string? snapshot = null) => $$"""
        { "id": "{{id}}", "createdAt": "{{created}}", "state": "{{state}}", "snapshotId": "{{snapshot ?? id}}" }
        """;

    public static Task<OutputObject> ReportAsync(this ShopAtlas atlas, params (string Name, InputValue Value)[] given) =>
        atlas.RunAsync(Function, isPreview: false, given);

    public static async Task<OutputObject> ReportOnOneAsync(
        this ShopAtlas atlas, params (string Name, InputValue Value)[] given) =>
        Assert.Single((await atlas.ReportAsync(given)).Objects("clusters"));

    public static InputValue Texts(params string[] texts) =>
        new(InputKind.List) { Items = [.. texts.Select(text => InputValue.Of(text))] };
}
