using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

/// <summary>Objects that do not exist: an error, or a result if the caller allows that.</summary>
public sealed class MissingObjectTests
{
    private const string Cluster = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}";
    private const string Export = $"{Cluster}/backup/exports/{Calls.Id}";
    private const string Snapshot = $"{Cluster}/backup/snapshots/{Calls.Id}";
    private const string Policy = $"groups/{Calls.GroupId}/backupCompliancePolicy";

    private static readonly (string, InputValue) Allowed = ("allowMissing", InputValue.Of(true));

    [Fact]
    public async Task Returns_only_empty_lists_for_an_object_that_does_not_exist()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Snapshot, """{ "errorCode": "SNAPSHOT_NOT_FOUND", "parameters": null }""", status: 404);

        var outputs = await atlas.RunAsync("getBackupSnapshot", ("snapshotId", InputValue.Of(Calls.Id)), Allowed);

        Assert.Equal("{copyRegions: [], found: false, links: [], policyItems: []}", outputs);
    }

    [Theory]
    [InlineData(404, """{ "errorCode": "RESOURCE_NOT_FOUND", "parameters": ["export 1"] }""", true)]
    [InlineData(404, """{ "errorCode": "RESOURCE_NOT_FOUND", "parameters": ["/api/atlas/v2/groups"] }""", false)]
    [InlineData(404, """{ "errorCode": "RESOURCE_NOT_FOUND", "parameters": null }""", false)]
    [InlineData(404, """{ "errorCode": "RESOURCE_NOT_FOUND" }""", false)]
    [InlineData(404, """{ "errorCode": "CLUSTER_NOT_FOUND", "parameters": ["prod"] }""", false)]
    [InlineData(404, """{ "errorCode": "GROUP_NOT_FOUND", "parameters": ["x"] }""", false)]
    [InlineData(404, "{}", false)]
    [InlineData(403, """{ "errorCode": "RESOURCE_NOT_FOUND", "parameters": ["export 1"] }""", false)]
    [InlineData(410, """{ "errorCode": "RESOURCE_NOT_FOUND", "parameters": ["export 1"] }""", false)]
    public async Task Reports_a_missing_object_only_for_the_function_s_codes(int status, string body, bool isMissing)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, body, status);

        var outputs = await OutputsOrNullAsync(atlas, "getBackupExport", ("exportId", InputValue.Of(Calls.Id)), Allowed);

        Assert.Equal(isMissing, outputs?.Contains("found: false", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_missing_object_is_an_error_unless_the_caller_allows_it()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Snapshot, """{ "errorCode": "SNAPSHOT_NOT_FOUND" }""", status: 404);

        var outputs = await OutputsOrNullAsync(atlas, "getBackupSnapshot", ("snapshotId", InputValue.Of(Calls.Id)));

        Assert.Null(outputs);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "state": null, "projectId": "5f1a2b3c4d5e6f7081920a0b", "scheduledPolicyItems": [] }""")]
    public async Task Reads_a_policy_without_a_state_as_no_policy(string body)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Policy, body).Tell(Policy, body);

        var outputs = await atlas.RunAsync("getBackupCompliancePolicy", Allowed);
        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.RunAsync("getBackupCompliancePolicy"));

        Assert.Equal("{found: false, scheduledPolicyItems: []}", outputs);
        Assert.Equal(FailureKind.NotFound, failure.Kind);
    }

    [Fact]
    public async Task Does_not_read_an_incomplete_answer_as_a_missing_object()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Policy, "{} x");

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => atlas.RunAsync("getBackupCompliancePolicy", Allowed));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
    }

    [Fact]
    public async Task Sets_found_itself_and_ignores_a_property_of_that_name_from_Atlas()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Snapshot, $$"""{ "id": "{{Calls.Id}}", "found": false }""");

        var outputs = await atlas.RunAsync("getBackupSnapshot", ("snapshotId", InputValue.Of(Calls.Id)), Allowed);

        Assert.Contains("found: true", outputs);
    }

    [Fact]
    public async Task Reports_a_project_without_access_as_missing()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell("groups/byName/shop", """{ "errorCode": "NOT_IN_GROUP" }""", status: 401);

        var outputs = await atlas.RunAsync("getProject", ("name", InputValue.Of("shop")), Allowed);

        Assert.Contains("found: false", outputs);
    }

    private static async Task<string?> OutputsOrNullAsync(
        LoopbackAtlas atlas,
        string function,
        params (string, InputValue)[] given)
    {
        try
        {
            return await atlas.RunAsync(function, given);
        }
        catch (ProviderException)
        {
            return null;
        }
    }
}
