using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Composed;

public sealed class ReadinessReadsTests
{
    private const string IsFlex = "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API";
    private const string HasKey = """, "encryptionAtRestProvider": "AWS" """;
    private const string Continuous = """, "pitEnabled": true """;

    private static readonly (string Name, InputValue Value)[] Everything =
    [
        ("requirePointInTime", InputValue.Of(true)),
        ("maxExportAgeHours", InputValue.Of(24)),
        ("maxRestoreTestAgeHours", InputValue.Of(24)),
        ("requireCompliancePolicy", InputValue.Of(true)),
    ];

    /// <summary>Each read that all demands together require, of a sharded cluster with a key of its own.</summary>
    public static TheoryData<string> Required => new(
        ShopAtlas.Snapshots, ShopAtlas.Schedule, ShopAtlas.Sharded, ShopAtlas.Restores, ShopAtlas.Exports, ShopAtlas.Keys,
        ShopAtlas.Policy);

    [Fact]
    public async Task Reads_only_what_the_demands_need_of_a_replica_set()
    {
        var atlas = new ShopAtlas();

        var outputs = await atlas.RunAsync();

        Assert.True(outputs.Flag("ready"), string.Join("; ", outputs.Texts("reasons")));
        Assert.Equal([ShopAtlas.Cluster, ShopAtlas.Schedule, ShopAtlas.Snapshots], atlas.Requests);
    }

    [Fact]
    public async Task Finds_the_project_by_its_name_with_one_request_more()
    {
        var atlas = new ShopAtlas();

        var outputs = await atlas.RunAsync(("projectName", InputValue.Of("shop")));

        Assert.Equal(Calls.GroupId, outputs.Text("groupId"));
        Assert.Equal(["byName", ShopAtlas.Cluster, ShopAtlas.Schedule, ShopAtlas.Snapshots], atlas.Requests);
    }

    [Fact]
    public async Task Reads_restore_jobs_where_a_point_in_time_may_count()
    {
        var atlas = new ShopAtlas().Set(ShopAtlas.Cluster, ShopAtlas.ClusterOf("prod", Continuous));

        var outputs = await atlas.RunAsync();
        var both = atlas.Requests;
        atlas.Forget();
        await atlas.RunAsync(("snapshotType", InputValue.Of("scheduled")));

        Assert.Equal("pointInTime", outputs.Object("recoveryPoint")?.Text("kind"));
        Assert.Contains(ShopAtlas.Restores, both);
        Assert.DoesNotContain(ShopAtlas.Restores, atlas.Requests);
    }

    [Fact]
    public async Task Reads_everything_side_by_side_where_everything_is_demanded()
    {
        var atlas = Sharded();

        await atlas.RunAsync(Everything);

        Assert.Equal(
            [
                ShopAtlas.Policy, ShopAtlas.Cluster, ShopAtlas.Exports, ShopAtlas.Restores, ShopAtlas.Schedule,
                ShopAtlas.Snapshots, ShopAtlas.Sharded, ShopAtlas.Keys,
            ],
            atlas.Requests);
    }

    [Fact]
    public async Task Reads_a_Flex_cluster_after_it_was_not_found_among_the_dedicated_ones()
    {
        var atlas = Flex();

        var outputs = await atlas.RunAsync();

        Assert.Equal("flex", outputs.Text("clusterKind"));
        Assert.True(outputs.Flag("ready"));
        Assert.Equal([ShopAtlas.Cluster, ShopAtlas.Flex, ShopAtlas.FlexSnapshots], atlas.Requests);
    }

    [Fact]
    public async Task Reads_nothing_more_of_an_M0_cluster()
    {
        var atlas = new ShopAtlas().Set(
            ShopAtlas.Cluster,
            ShopAtlas.ClusterOf("prod").Replace("\"AWS\"", "\"TENANT\"", StringComparison.Ordinal));

        var outputs = await atlas.RunAsync(Everything);

        Assert.Equal(["clusterKind"], outputs.Objects("checks").Select(check => check.Text("name")));
        Assert.Equal([ShopAtlas.Cluster], atlas.Requests);
    }

    [Fact]
    public async Task Reads_nothing_more_where_backup_is_off()
    {
        var atlas = new ShopAtlas().Set(ShopAtlas.Cluster, Off());

        var outputs = await atlas.RunAsync();

        Assert.Equal("backupEnabled", outputs.Objects("checks").Last().Text("name"));
        Assert.Equal([ShopAtlas.Cluster], atlas.Requests);
    }

    [Theory]
    [MemberData(nameof(Required))]
    public async Task Ends_as_an_error_where_a_required_read_is_refused(string read)
    {
        var atlas = Sharded().Refuse(read, 403, "USER_UNAUTHORIZED");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.RunAsync(Everything));

        Assert.Equal(FailureKind.PermissionDenied, failure.Kind);
        Assert.Contains(read, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("Grant the role", failure.Hint?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Required))]
    public async Task Is_not_ready_while_Atlas_refuses_a_read_because_the_cluster_changes(string read)
    {
        var atlas = Sharded().Refuse(read, 409, "CANNOT_GET_BACKUP_CONFIG_INVALID_STATE");

        var outputs = await atlas.RunAsync(Everything);

        Assert.False(outputs.Flag("ready"));
        Assert.Equal("clusterState", outputs.Objects("checks").Last().Text("name"));
    }

    [Fact]
    public async Task Says_that_backup_is_off_whatever_the_reads_beside_the_schedule_answer()
    {
        var atlas = new ShopAtlas()
            .Refuse(ShopAtlas.Schedule, 404, "BACKUP_CONFIG_NOT_FOUND")
            .Refuse(ShopAtlas.Snapshots, 400, "PROVIDER_BACKUP_NOT_SUPPORTED");

        var outputs = await atlas.RunAsync();

        Assert.Equal("backupEnabled", outputs.Objects("checks").Last().Text("name"));
        Assert.False(outputs.Flag("ready"));
    }

    [Fact]
    public async Task Gives_the_error_of_the_first_read_and_not_of_the_first_answer()
    {
        var atlas = new ShopAtlas()
            .Refuse(ShopAtlas.Schedule, 500, "UNEXPECTED_ERROR")
            .Refuse(ShopAtlas.Snapshots, 400, "VALIDATION_ERROR");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.RunAsync());

        Assert.Contains("VALIDATION_ERROR", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Does_not_count_a_point_in_time_where_the_role_for_restore_jobs_is_missing(int status)
    {
        var atlas = new ShopAtlas()
            .Set(ShopAtlas.Cluster, ShopAtlas.ClusterOf("prod", Continuous))
            .Refuse(ShopAtlas.Restores, status, "USER_UNAUTHORIZED");

        var outputs = await atlas.RunAsync();

        Assert.True(outputs.Flag("ready"));
        Assert.Equal("snapshot", outputs.Object("recoveryPoint")?.Text("kind"));
        Assert.Contains(outputs.Texts("notes"), note => note.Contains("point in time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_no_argument_that_the_verdict_does_not_have()
    {
        var atlas = new ShopAtlas().Refuse(ShopAtlas.Cluster, 404, "CLUSTER_NOT_FOUND");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.RunAsync());

        Assert.DoesNotContain("allowMissing", failure.Hint?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_what_it_keeps_of_a_list_and_returns_it_at_the_end()
    {
        var snapshots = Enumerable.Range(0, 500)
            .Select(number => ShopAtlas.Snapshot("08:00:00", $"65000000000000000000{number:x4}"))
            .ToArray();
        var atlas = new ShopAtlas { Memory = new MemoryBudget(400_000) }
            .Set(ShopAtlas.Snapshots, ShopAtlas.List(snapshots));
        var roomy = new ShopAtlas().Set(ShopAtlas.Snapshots, ShopAtlas.List(snapshots));

        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.RunAsync());
        var outputs = await roomy.RunAsync();

        Assert.Equal(FailureKind.TooLarge, failure.Kind);
        Assert.True(outputs.Flag("ready"));
        Assert.Equal(0, roomy.HeldAtEnd);
    }

    [Theory]
    [InlineData("CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP")]
    [InlineData("INCORRECT_BACKUP_API_ENDPOINT")]
    public async Task Says_that_backup_is_off_for_a_cluster_without_Legacy_Backup(string code)
    {
        var atlas = new ShopAtlas()
            .Set(ShopAtlas.Cluster, Off())
            .Refuse(ShopAtlas.Checkpoints, 400, code)
            .Refuse(ShopAtlas.LegacySnapshots, 400, code);

        var outputs = await atlas.RunAsync(("clusterKinds", Kinds("replicaSet", "legacy")));

        Assert.Equal("backupEnabled", outputs.Objects("checks").Last().Text("name"));
    }

    [Fact]
    public async Task Counts_snapshots_and_checkpoints_of_Legacy_Backup()
    {
        var atlas = new ShopAtlas()
            .Set(ShopAtlas.Cluster, Off())
            .Set(ShopAtlas.LegacySnapshots, ShopAtlas.List(
                $$"""{ "id": "a", "groupId": "{{Calls.GroupId}}", "complete": true, "created": { "date": "2026-01-01T06:00:00Z" } }"""))
            .Set(ShopAtlas.Checkpoints, ShopAtlas.List(
                $$"""{ "id": "b", "groupId": "{{Calls.GroupId}}", "restorable": true, "timestamp": "2026-01-01T07:00:00Z" }"""));

        var outputs = await atlas.RunAsync(("clusterKinds", Kinds("legacy")));

        Assert.True(outputs.Flag("ready"), string.Join("; ", outputs.Texts("reasons")));
        Assert.Equal("checkpoint", outputs.Object("recoveryPoint")?.Text("kind"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Asks_whether_the_key_of_a_cluster_on_Legacy_Backup_can_be_used(string valid, bool isReady)
    {
        var atlas = new ShopAtlas()
            .Set(ShopAtlas.Cluster, Off(HasKey))
            .Set(ShopAtlas.Keys, $$"""{ "awsKms": { "valid": {{valid}} } }""")
            .Set(ShopAtlas.Checkpoints, ShopAtlas.List())
            .Set(ShopAtlas.LegacySnapshots, ShopAtlas.List(
                $$"""{ "id": "a", "groupId": "{{Calls.GroupId}}", "complete": true, "created": { "date": "2026-01-01T06:00:00Z" } }"""));

        var outputs = await atlas.RunAsync(("clusterKinds", Kinds("legacy")));

        Assert.Equal(isReady, outputs.Flag("ready"));
    }

    [Fact]
    public async Task A_replica_set_on_Legacy_Backup_needs_no_checkpoints()
    {
        var atlas = new ShopAtlas()
            .Set(ShopAtlas.Cluster, Off())
            .Set(ShopAtlas.LegacySnapshots, ShopAtlas.List(
                $$"""{ "id": "a", "groupId": "{{Calls.GroupId}}", "complete": true, "created": { "date": "2026-01-01T06:00:00Z" } }"""))
            .Refuse(ShopAtlas.Checkpoints, 400, "CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS");

        var outputs = await atlas.RunAsync(("clusterKinds", Kinds("legacy")));

        Assert.True(outputs.Flag("ready"));
        Assert.Equal("legacySnapshot", outputs.Object("recoveryPoint")?.Text("kind"));
    }

    private static InputValue Kinds(params string[] kinds) =>
        new(InputKind.List) { Items = [.. kinds.Select(kind => InputValue.Of(kind))] };

    private static string Off(string more = "") =>
        ShopAtlas.ClusterOf("prod", more).Replace("\"backupEnabled\": true", "\"backupEnabled\": false", StringComparison.Ordinal);

    private static ShopAtlas Sharded() => new ShopAtlas()
        .Set(ShopAtlas.Cluster, ShopAtlas.ClusterOf("prod", HasKey + Continuous)
            .Replace("REPLICASET", "SHARDED", StringComparison.Ordinal))
        .Set(ShopAtlas.Sharded, ShopAtlas.List());

    private static ShopAtlas Flex() => new ShopAtlas()
        .Refuse(ShopAtlas.Cluster, 400, IsFlex)
        .Set(ShopAtlas.Flex, $$"""{ "groupId": "{{Calls.GroupId}}", "name": "prod", "stateName": "IDLE" }""")
        .Set(ShopAtlas.FlexSnapshots, ShopAtlas.List(
            """{ "id": "a", "status": "COMPLETED", "startTime": "2026-01-01T06:00:00Z", "expiration": "2026-01-09T06:00:00Z" }"""));
}
