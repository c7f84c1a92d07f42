using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

/// <summary>The forms of the contract that few functions have, each with a function that has it.</summary>
public sealed class ContractFormTests
{
    private const string Cluster = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}";
    private const string Policy = $"groups/{Calls.GroupId}/backupCompliancePolicy";
    private const string Bucket = $"groups/{Calls.GroupId}/backup/exportBuckets/{Calls.Id}";
    private const string Endpoints = $"groups/{Calls.GroupId}/backup/AWS/privateEndpoints?itemsPerPage=500&pageNum=1";
    private const string Collection = $"{Cluster}/collectionRestoreJobs/{Calls.Id}/collections/a.b";
    private const string NoItems = """{ "links": [], "results": [], "totalCount": 0 }""";

    [Theory]
    [InlineData(false, "{authorizedEmail: \"a@b.test\", state: \"ACTIVE\", updatedUser: \"c@d.test\", ")]
    [InlineData(true, "{state: \"ACTIVE\", ")]
    public async Task Leaves_personal_data_out_where_that_is_asked_for_and_never_seals_it(bool omits, string expected)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Policy, """{ "authorizedEmail": "a@b.test", "state": "ACTIVE", "updatedUser": "c@d.test" }""");

        var outputs = await atlas.RunAsync(
            "getBackupCompliancePolicy", ("omitPersonalData", InputValue.Of(omits)));

        Assert.StartsWith(expected, outputs);
    }

    [Fact]
    public async Task Gives_an_output_under_its_own_name_and_ignores_that_name_of_Atlas()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Bucket, $$"""{ "id": "another", "_id": "{{Calls.Id}}", "bucketName": "b" }""");

        var outputs = await atlas.RunAsync(
            "getBackupExportBucket", ("exportBucketId", InputValue.Of(Calls.Id)));

        Assert.Equal($"{{id: \"{Calls.Id}\", bucketName: \"b\", found: true, links: []}}", outputs);
    }

    [Fact]
    public async Task Gives_JSON_of_any_form_as_text_without_white_space()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Collection, """
            { "sourceNamespace": "a.b",
              "indexStatus": { "failedIndexes": [{ "key": { "x": 1.0, "y": -1 }, "name": "a\u00e9 <b>" }, "text", null, [ ]] } }
            """);

        var outputs = await atlas.RunAsync(
            "getCollectionRestoreJobCollection",
            ("jobId", InputValue.Of(Calls.Id)),
            ("sourceNamespace", InputValue.Of("a.b")));

        Assert.Contains(
            """failedIndexes: ["{"key":{"x":1.0,"y":-1},"name":"aé <b>"}", ""text"", "null", "[]"]""", outputs);
    }

    [Fact]
    public async Task Fills_the_path_with_a_default()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Endpoints, NoItems);
        var (arguments, _) = Read("listBackupPrivateEndpoints");
        using var client = atlas.Client();
        using var call = client.BeginCall();
        using var writer = new CheckingWriter();

        await new FunctionRunner(call).RunAsync(
            Calls.Function("listBackupPrivateEndpoints"),
            arguments ?? throw new InvalidOperationException("the arguments are refused"),
            writer,
            TestContext.Current.CancellationToken);

        Assert.Single(atlas.Requests);
    }

    [Fact]
    public async Task Sends_a_whole_number_of_more_than_32_bits_digit_by_digit()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(
            $"{Cluster}/backup/snapshots?pointInTimeUtcSeconds=9007199254740991&itemsPerPage=500&pageNum=1", NoItems);

        await atlas.RunAsync(
            "listBackupSnapshots", ("pointInTimeUtcSeconds", InputValue.Of(9_007_199_254_740_991)));

        Assert.Single(atlas.Requests);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-1)]
    [InlineData(1e300)]
    public void Refuses_what_is_no_whole_number_that_is_exact(double value)
    {
        var failure = Assert.Single(
            Read("listBackupSnapshots", ("pointInTimeUtcSeconds", InputValue.Of(value))).Failures);

        Assert.StartsWith("expected a whole number from 0", failure.WithGot.Read());
    }

    [Fact]
    public void Names_the_only_value_that_an_input_may_have()
    {
        var failure = Assert.Single(
            Read("listBackupPrivateEndpoints", ("cloudProvider", InputValue.Of("GCP"))).Failures);

        Assert.Equal("expected AWS, got 'GCP'", failure.WithGot.Read());
    }

    private static (Arguments? Arguments, IReadOnlyList<InputFailure> Failures) Read(
        string function,
        params (string Name, InputValue Value)[] given)
    {
        var called = Calls.Function(function);
        var values = given.ToDictionary(pair => pair.Name, pair => pair.Value);
        values["groupId"] = InputValue.Of(Calls.GroupId);
        if (called.FindInput("clusterName") is not null)
        {
            values["clusterName"] = InputValue.Of(Calls.ClusterName);
        }

        return Arguments.Read(called, values);
    }
}
