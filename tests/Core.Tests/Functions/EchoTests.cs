using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class EchoTests
{
    private const string Id = "32b6e34b3d91647abb20e7ba";
    private const string OtherId = "32b6e34b3d91647abb20e7bb";
    private const string Cluster = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}";
    private const string Checkpoint = $"{Cluster}/backupCheckpoints/{Id}";
    private const string Export = $"{Cluster}/backup/exports/{Id}";
    private const string Restores = $"{Cluster}/backup/tenant/restores";

    [Theory]
    [InlineData(
        "getBackupCheckpoint", "checkpointId", Checkpoint, $$"""{ "id": "{{OtherId}}" }""",
        $"'id' is '{OtherId}', not the '{Id}' that was asked for")]
    [InlineData(
        "getBackupCheckpoint", "checkpointId", Checkpoint, $$"""{ "id": "{{Id}}", "groupId": "{{OtherId}}" }""",
        $"'groupId' is '{OtherId}', not the '{Calls.GroupId}' that was asked for")]
    [InlineData(
        "getBackupExport", "exportId", Export, """{ "id": "a\n" }""",
        $"'id' is 'a␊', not the '{Id}' that was asked for")]
    [InlineData("getBackupExport", "exportId", Export, """{ "id": 7 }""", "'id' is a number, not text")]
    [InlineData("getBackupExport", "exportId", Export, """{ "id": "\ud800" }""", "'id' is text, not valid Unicode")]
    [InlineData(
        "listLegacyRestoreJobs", null, $"{Cluster}/restoreJobs?itemsPerPage=500&pageNum=1",
        $$"""{ "results": [{ "groupId": "{{Calls.GroupId}}", "id": "a" }, { "groupId": "{{OtherId}}" }] }""",
        $"'results.groupId' is '{OtherId}', not the '{Calls.GroupId}' that was asked for")]
    [InlineData(
        "listTenantRestores", null, Restores, $$"""{ "results": [{ "projectId": "{{OtherId}}" }] }""",
        $"'results.projectId' is '{OtherId}', not the '{Calls.GroupId}' that was asked for")]
    public async Task Refuses_an_answer_to_another_question(
        string function, string? id, string target, string body, string what)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(target, body);

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => atlas.RunAsync(function, id is null ? [] : [(id, InputValue.Of(Id))]));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.EndsWith($" is not what Atlas documents: {what}.", failure.Line(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"state\": \"Queued\" }")]
    [InlineData("{ \"id\": null, \"state\": \"Queued\" }")]
    [InlineData($$"""{ "id": "\u0033{{"2b6e34b3d91647abb20e7ba"}}" }""")]
    [InlineData($$"""{ "id": "{{Id}}", "components": [{ "exportId": "{{OtherId}}" }] }""")]
    public async Task Accepts_an_answer_that_does_not_contradict_the_request(string body)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, body);

        var outputs = await atlas.RunAsync("getBackupExport", ("exportId", InputValue.Of(Id)));

        Assert.StartsWith("{", outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_neither_text_when_the_argument_is_a_secret()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Export, $$"""{ "id": "{{OtherId}}" }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => atlas.RunAsync("getBackupExport", ("exportId", InputValue.Of(Id) with { IsSecret = true })));

        Assert.EndsWith(
            ": 'id' is another one, not the one that was asked for.", failure.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void Looks_only_at_the_object_that_was_asked_for_and_not_inside_it()
    {
        var schema = new ObjectSchema();
        schema.Properties =
        [
            new PropertySchema("id", new TypeSchema(TypeKind.String)),
            new PropertySchema("next", new TypeSchema(TypeKind.Object, Object: schema)),
        ];
        var endpoint = new Endpoint("groups/{groupId}", "2023-01-01")
        {
            Echoes = new Dictionary<string, string> { ["id"] = "groupId" },
        };

        var outputs = Projected.Show(
            $$"""{ "next": { "id": "other" }, "id": "{{Calls.GroupId}}" }""", schema, endpoint);

        Assert.Equal($"{{next: {{id: \"other\"}}, id: \"{Calls.GroupId}\"}}", outputs);
    }

    [Fact]
    public void Echoes_properties_and_inputs_that_exist()
    {
        Assert.All(Calls.EndpointFunctions.Select(Calls.Function), function =>
        {
            var outputs = function.Outputs;
            var expected = outputs.Find("results")?.Type.Items?.Object ?? outputs;
            Assert.All(function.Endpoint.Echoes.Keys, name => Assert.NotNull(expected.Find(name)));
            Assert.All(function.Endpoint.Echoes.Values, name => Assert.NotNull(function.FindInput(name)));
        });
    }
}
