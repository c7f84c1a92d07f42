using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

/// <summary>Every answer that a typed client cannot read is a separate case, which tests request by name.</summary>
public sealed class DocumentedFormTests
{
    private const string AnyId = "650a00000000000000000001";

    public static TheoryData<string> Functions => [.. AnswerFile.All.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_complete_and_the_empty_answer_have_the_forms_that_Atlas_documents(string function)
    {
        var file = AnswerFile.Of(function);

        Assert.Empty(DocumentedForm.Departures(file, Element(file.Complete)));
        Assert.Empty(DocumentedForm.Departures(file, Element(file.Empty)));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task The_simulated_Atlas_answers_in_documented_forms_unless_it_is_asked_for_odd_ones(string function)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            cancellationToken: TestContext.Current.CancellationToken);
        using var client = AtlasClient.WithToken(atlas);
        var file = AnswerFile.Of(function);
        var everywhere = new AnswerCase();

        foreach (var one in file.Cases.Where(one => one.Error is null).Append(everywhere))
        {
            var departures = await DeparturesAsync(client, file, one);

            // A case without a parameter would answer every request.
            Assert.True(one.IsOdd ? departures.Count > 0 && one.When.Count > 0 : departures.Count == 0, Show(one, departures));
        }
    }

    private static async Task<IReadOnlyList<string>> DeparturesAsync(AtlasClient client, AnswerFile file, AnswerCase one)
    {
        var path = file.Parameters.Aggregate(
            file.Path, (path, name) => path.Replace($"{{{name}}}", Asked(one, name), StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/atlas/v2/{path}");
        request.Headers.Accept.ParseAdd($"application/vnd.atlas.{file.ApiVersion}+json");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode
            ? DocumentedForm.Departures(file, JsonDocument.Parse(text).RootElement)
            : one.When.Count == 0 ? [] : [text];
    }

    private static string Asked(AnswerCase one, string name) =>
        one.Example.TryGetValue(name, out var value) ? value
        : name == "groupId" ? AtlasData.ProjectId
        : name == "clusterName" ? AtlasData.ShardedCluster
        : AnyId;

    private static JsonElement Element(JsonObject answer) => JsonDocument.Parse(answer.ToJsonString()).RootElement;

    private static string Show(AnswerCase one, IEnumerable<string> departures) =>
        $"{JsonSerializer.Serialize(one.When)}: {string.Join(", ", departures)}";
}
