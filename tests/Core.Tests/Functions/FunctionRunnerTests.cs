using System.Net;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class FunctionRunnerTests
{
    private const string Id = "32b6e34b3d91647abb20e7ba";
    private const string Cluster = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}";
    private const string Checkpoint = $"{Cluster}/backupCheckpoints/{Id}";
    private const string Export = $"{Cluster}/backup/exports/{Id}";

    private static readonly string[] Secrets = ["authValue", "url", "urlV2", "snapshotUrl"];

    [Theory]
    [InlineData("getBackupCheckpoint", "checkpointId", Checkpoint)]
    [InlineData("getBackupExport", "exportId", Export)]
    [InlineData("listLegacyRestoreJobs", null, $"{Cluster}/restoreJobs?itemsPerPage=500&pageNum=1")]
    [InlineData("listTenantRestores", null, $"{Cluster}/backup/tenant/restores")]
    public async Task Fills_every_output_from_a_complete_answer_and_seals_the_secrets(
        string function, string? id, string target)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(target, Repository.Fixture(function));

        var outputs = await atlas.RunAsync(function, id is null ? [] : [(id, InputValue.Of(Id))]);

        using var fixture = JsonDocument.Parse(Repository.Fixture(function));
        Assert.Equal(Ordered(outputs), Ordered(Show(fixture.RootElement)));
        Assert.Equal([target], atlas.Requests);
        Assert.Empty(atlas.Log.Lines);
    }

    [Theory]
    [InlineData("""{ "id": "a" }""")]
    [InlineData("""{ "status": 200, "content": { "id": "a" } }""")]
    [InlineData("""{ "content": { "id": "a" }, "status": 200 }""")]
    public async Task Reads_an_answer_in_or_out_of_its_envelope(string body)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, body);

        var outputs = await ExportAsync(atlas);

        Assert.Equal("{id: \"a\", components: [], customData: [], links: []}", outputs);
    }

    [Fact]
    public async Task Takes_an_error_out_of_its_envelope()
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
    public async Task Names_the_role_that_its_function_needs()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, "{}", status: 403);

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

    [Theory]
    [InlineData("", "it is not valid JSON, or breaks off")]
    [InlineData("{", "it is not valid JSON, or breaks off")]
    [InlineData("""{ "id": "a" } x""", "it is not valid JSON, or breaks off")]
    [InlineData("<html>", "it is not valid JSON, or breaks off")]
    [InlineData("{}", "it has none of the fields that it should have")]
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
        using var call = client.BeginCall(TestContext.Current.CancellationToken);
        await new FunctionRunner(call).RunAsync(
            Calls.Function(function),
            Calls.Arguments(function, given),
            new StructWriter(),
            TestContext.Current.CancellationToken);
    }

    private static Task<string> ExportAsync(LoopbackAtlas atlas) =>
        atlas.RunAsync("getBackupExport", ("exportId", InputValue.Of(Id)));

    // The expected outputs, from the fixture itself and a list of names kept here: not from the schema under test.
    private static string Show(JsonElement element, string name = "")
    {
        var shown = element.ValueKind switch
        {
            JsonValueKind.Object =>
                $"{{{string.Join(", ", element.EnumerateObject().Select(m => $"{m.Name}: {Show(m.Value, m.Name)}"))}}}",
            JsonValueKind.Array => $"[{string.Join(", ", element.EnumerateArray().Select(item => Show(item)))}]",
            _ => element.GetRawText(),
        };
        return Secrets.Contains(name) ? $"secret({shown})" : shown;
    }

    // Lists write their results before their links, whichever came first.
    private static string Ordered(string outputs) =>
        string.Join('\n', outputs.Trim('{', '}').Split(", ").Order(StringComparer.Ordinal));
}
