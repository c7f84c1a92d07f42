using System.Text.Json;

namespace AtlasBackup.EndToEnd.Tests.Simulator.World;

/// <summary>The world answers the read of every function, with every property that Atlas documents.</summary>
public sealed class WorldAnswerTests(WorldFixture world)
{
    // What was recorded and is not in Atlas's specification.
    private static readonly string[] Recorded =
    [
        "frequencyType is \"ondemand\", not one of the enumeration",
        "desiredTimestamp.increment is null",
        "desiredTimestamp.date is null",
        "desiredTimestamp.time is unknown",
        "targetDeploymentItemName is unknown",
        "versionReleaseSystem is \"CONTINUOUS\", not one of the enumeration",
    ];

    // Atlas documents links for these and sends none.
    private static readonly string[] WithoutLinks =
    [
        "getBackupExport", "listBackupExports", "getBackupExportBucket", "listBackupExportBuckets", "getFlexSnapshot",
        "listFlexSnapshots", "getFlexRestoreJob", "listFlexRestoreJobs", "listTenantRestores",
    ];

    /// <summary>The functions and the versions of contract-table.json.</summary>
    public static TheoryData<string, string> Functions => new()
    {
        { "listBackupSnapshots", "2023-01-01" },
        { "getBackupSnapshot", "2023-01-01" },
        { "listBackupShardedSnapshots", "2023-01-01" },
        { "getBackupShardedSnapshot", "2023-01-01" },
        { "listBackupSnapshotDatabases", "2025-03-12" },
        { "getBackupSnapshotDatabase", "2025-03-12" },
        { "listBackupSnapshotCollections", "2025-03-12" },
        { "getBackupSnapshotCollection", "2025-03-12" },
        { "listBackupRestoreJobs", "2023-01-01" },
        { "getBackupRestoreJob", "2023-01-01" },
        { "listBackupExports", "2023-01-01" },
        { "getBackupExport", "2023-01-01" },
        { "listBackupExportBuckets", "2024-05-30" },
        { "getBackupExportBucket", "2024-05-30" },
        { "listBackupPrivateEndpoints", "2024-11-13" },
        { "getBackupPrivateEndpoint", "2024-11-13" },
        { "getBackupSchedule", "2024-08-05" },
        { "getBackupCompliancePolicy", "2023-10-01" },
        { "listFlexSnapshots", "2024-11-13" },
        { "getFlexSnapshot", "2024-11-13" },
        { "listFlexRestoreJobs", "2024-11-13" },
        { "getFlexRestoreJob", "2024-11-13" },
        { "listCollectionRestoreJobs", "2025-03-12" },
        { "getCollectionRestoreJob", "2025-03-12" },
        { "listCollectionRestoreJobCollections", "2025-03-12" },
        { "getCollectionRestoreJobCollection", "2025-03-12" },
        { "listBackupCheckpoints", "2023-01-01" },
        { "getBackupCheckpoint", "2023-01-01" },
        { "listLegacySnapshots", "2023-01-01" },
        { "getLegacySnapshot", "2023-01-01" },
        { "getLegacySnapshotSchedule", "2023-01-01" },
        { "listLegacyRestoreJobs", "2023-01-01" },
        { "getLegacyRestoreJob", "2023-01-01" },
        { "listTenantRestores", "2023-01-01" },
        { "getProject", "2023-01-01" },
        { "listProjects", "2023-01-01" },
        { "getCluster", "2024-08-05" },
        { "listClusters", "2024-08-05" },
        { "getFlexCluster", "2024-11-13" },
        { "listFlexClusters", "2024-11-13" },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Has_every_property_of_the_complete_answer(string function, string version)
    {
        var file = AnswerFile.Of(function);
        var visits = (await world.VisitsAsync()).Where(visit => visit.Function == function).ToList();

        var missing = Paths(JsonDocument.Parse(file.Complete.ToJsonString()).RootElement, "").ToHashSet();
        missing.ExceptWith(visits.SelectMany(visit => Paths(visit.Answer, "")));
        missing.RemoveWhere(
            path => WithoutLinks.Contains(function) && path.Contains("links", StringComparison.Ordinal));

        Assert.Equal(version, file.ApiVersion);
        Assert.NotEmpty(visits);
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Answers_in_documented_or_recorded_forms(string function, string version)
    {
        var file = AnswerFile.Of(function);
        var visits = (await world.VisitsAsync()).Where(visit => visit.Function == function && !IsNoPolicy(visit));

        var departures = visits.SelectMany(visit => DocumentedForm.Departures(file, visit.Answer)).Distinct()
            .Where(departure => !Recorded.Any(known => departure.EndsWith(known, StringComparison.Ordinal)));

        Assert.Equal(version, file.ApiVersion);
        Assert.Empty(departures);
    }

    [Fact]
    public async Task Answers_with_an_almost_empty_object_where_a_project_has_no_policy()
    {
        var visits = (await world.VisitsAsync()).Where(visit => visit.Function == "getBackupCompliancePolicy").ToList();

        Assert.Equal(
            ["""{"scheduledPolicyItems":[]}"""],
            visits.Where(IsNoPolicy).Select(visit => visit.Answer.GetRawText()));
        Assert.Equal("ACTIVE", visits.Single(visit => !IsNoPolicy(visit)).Answer.GetProperty("state").GetString());
    }

    private static bool IsNoPolicy(Visit visit) =>
        visit.Function == "getBackupCompliancePolicy" && !visit.Answer.TryGetProperty("state", out _);

    private static IEnumerable<string> Paths(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(member => Paths(member.Value, $"{path}.{member.Name}").Prepend($"{path}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Paths(item, $"{path}[]")),
        _ => [],
    };
}
