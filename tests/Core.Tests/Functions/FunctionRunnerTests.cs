using System.Net;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class FunctionRunnerTests
{
    private const string Id = "32b6e34b3d91647abb20e7ba";
    private const string Cluster = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}";
    private const string Export = $"{Cluster}/backup/exports/{Id}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{ "prefix": "a" }""")]
    [InlineData("""{ "status": 200, "content": { "prefix": "a" } }""")]
    [InlineData("""{ "content": { "prefix": "a" }, "status": 200 }""")]
    public async Task Reads_an_answer_in_or_out_of_its_envelope(string body)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, body);

        var outputs = await ExportAsync(atlas);

        Assert.Equal("{prefix: \"a\", components: [], customData: [], found: true, links: []}", outputs);
    }

    [Fact]
    public async Task Reads_an_error_in_an_envelope()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(
            Export,
            """{ "status": 404, "content": { "error": 404, "errorCode": "GROUP_NOT_FOUND", "detail": "No." } }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ExportAsync(atlas));

        Assert.Equal(FailureKind.NotFound, failure.Kind);
        Assert.Equal(
            $"Atlas answered 404 to GET {Export}: No (GROUP_NOT_FOUND). Check groupId: it is the ID of the project.",
            failure.Line());
    }

    [Fact]
    public async Task Names_the_role_that_the_function_requires()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, """{ "errorCode": "USER_UNAUTHORIZED" }""", status: 403);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ExportAsync(atlas));

        Assert.Equal("Grant the role Project Backup Manager in the project.", failure.Hint?.ToString());
    }

    [Fact]
    public async Task Shares_a_rate_limit_with_the_functions_of_its_endpoint_set()
    {
        var time = new TestTime();
        var atlas = ScriptedAtlas.InOrder(
            ScriptedAtlas.Answer(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "60")),
            ScriptedAtlas.Answer(HttpStatusCode.OK, """{ "links": [], "results": [] }"""));
        using var client = ClientOf(atlas, time);
        await Assert.ThrowsAsync<ProviderException>(
            () => RunAsync(client, "getBackupExport", ("exportId", InputValue.Of(Id))));

        await Task.WhenAll(RunAsync(client, "listLegacyRestoreJobs"), PassAsync(TimeSpan.FromSeconds(60)));

        Assert.Equal(2, atlas.Requests.Count);

        async Task PassAsync(TimeSpan wait)
        {
            while (await time.NextWaitAsync() != wait)
            {
                // The deadlines of the calls are waits, too.
            }

            Assert.Single(atlas.Requests);
            time.Advance(wait);
        }
    }

    [Fact]
    public async Task Sends_each_item_of_a_list_as_a_parameter_of_its_own()
    {
        var states = new Input("state", new TypeSchema(TypeKind.Array, new TypeSchema(TypeKind.String)));
        var declared = Calls.Function("getBackupExport");
        var function = new EndpointFunction("f", new Endpoint("exports", "2023-01-01"), [states], declared.Outputs);
        var values = new Dictionary<string, InputValue>
        {
            ["state"] = new(InputKind.List) { Items = [InputValue.Of("a b"), InputValue.Of("c")] },
        };
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell("exports?state=a%20b&state=c", """{ "id": "x" }""");
        using var client = atlas.Client();
        using var call = client.BeginCall();
        using var writer = new CheckingWriter();
        var arguments = Arguments.Read(function, values).Arguments ?? throw new InvalidOperationException("refused");

        await new FunctionRunner(call).RunAsync(function, arguments, writer, Cancellation);

        Assert.Single(atlas.Requests);
    }

    [Theory]
    [InlineData("""{ "prefix": "a" } x""", "it is not valid JSON, or breaks off")]
    [InlineData("<html>", "it is not valid JSON, or breaks off")]
    [InlineData("{}", "it has none of the fields that it should have")]
    [InlineData("""{ "links": [] }""", "it has none of the fields that it should have")]
    [InlineData(
        """{ "components": [], "customData": [{ "key": "a" }], "links": [{ "rel": "self", "href": "x" }] }""",
        "it has none of the fields that it should have")]
    [InlineData("""{ "something": "else" }""", "it has none of the fields that it should have")]
    [InlineData("[]", "it is a list, not an object")]
    [InlineData("""{ "id": 7 }""", "'id' is a number, not text")]
    [InlineData(
        """{ "exportStatus": { "totalCollections": 1e10 } }""",
        "'exportStatus.totalCollections' is 10000000000, not a whole number of 32 bits")]
    public async Task Says_what_is_wrong_with_an_answer(string body, string what)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, body);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ExportAsync(atlas));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.Equal($"the answer to GET {Export} is not what Atlas documents: {what}.", failure.Message);
    }

    [Fact]
    public async Task Passes_values_through_that_an_enumeration_does_not_list()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, """{ "state": "Paused" }""");

        var outputs = await ExportAsync(atlas);

        Assert.StartsWith("{state: \"Paused\"", outputs, StringComparison.Ordinal);
    }

    private static AtlasClient ClientOf(ScriptedAtlas atlas, TestTime time) => new(
        new Credentials.AccessToken(new Secret("token")),
        new Uri("https://atlas.test/"),
        Transports.Plain(time) with { Network = atlas, AttemptTimeout = Timeout.InfiniteTimeSpan },
        new DeprecationNotice(new RecordingLog()));

    private static async Task RunAsync(
        AtlasClient client,
        string function,
        params (string Name, InputValue Value)[] given)
    {
        using var call = client.BeginCall();
        using var writer = new CheckingWriter();
        await new FunctionRunner(call).RunAsync(
            Calls.Function(function),
            Calls.Arguments(function, given),
            writer,
            TestContext.Current.CancellationToken);
    }

    private static Task<string> ExportAsync(LoopbackAtlas atlas) =>
        atlas.RunAsync("getBackupExport", ("exportId", InputValue.Of(Id)));
}
