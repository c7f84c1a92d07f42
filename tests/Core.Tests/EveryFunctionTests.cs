using System.Text.Json.Nodes;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests;

/// <summary>Rules for every function, checked with its answers in tests/Answers.</summary>
public sealed class EveryFunctionTests
{
    public static TheoryData<string> Functions => [.. Calls.EndpointFunctions];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Fills_every_output_from_a_complete_answer_and_seals_the_secrets(string function)
    {
        var complete = AnswerFile.Of(function).Complete;
        await using var atlas = await TellAsync(function, complete);

        var outputs = await atlas.RunAsync(function);

        Assert.Equal(Sorted(Show(function, AnswerOutputs.Of(function, complete))), Sorted(outputs));
        Assert.Equal([Calls.FirstTarget(function)], atlas.Requests);
        Assert.Empty(atlas.Log.Lines);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Gives_an_empty_list_for_each_list_that_an_empty_answer_lacks(string function)
    {
        var empty = AnswerFile.Of(function).Empty;
        await using var atlas = await TellAsync(function, empty);

        var outputs = await atlas.RunAsync(function);

        var expected = AnswerOutputs.Of(function, empty);
        foreach (var list in SchemaFile.Outputs(function).GetProperty("properties")
            .EnumerateObject().Where(property => property.Value.TryGetProperty("items", out _)))
        {
            expected[list.Name] ??= new JsonArray();
        }

        Assert.Equal(Sorted(Show(function, expected)), Sorted(outputs));
    }

    private static async Task<LoopbackAtlas> TellAsync(string function, JsonObject answer)
    {
        var file = AnswerFile.Of(function);
        var atlas = await LoopbackAtlas.StartAsync();
        return atlas.Tell(
            Calls.FirstTarget(function),
            answer.ToJsonString(),
            contentType: $"application/vnd.atlas.{file.ApiVersion}+json");
    }

    private static string Show(string function, JsonObject answer)
    {
        var secrets = SchemaFile.Paths(SchemaFile.Outputs(function))
            .Where(entry => SchemaFile.IsSecret(entry.Property))
            .Select(entry => entry.Path);
        return Show(answer, "", secrets.ToHashSet());
    }

    private static string Show(JsonNode? node, string path, HashSet<string> secrets)
    {
        var shown = node switch
        {
            JsonObject members => $"{{{string.Join(", ", members.Select(member =>
                $"{member.Key}: {Show(member.Value, $"{path}.{member.Key}".TrimStart('.'), secrets)}"))}}}",
            JsonArray items => $"[{string.Join(", ", items.Select(item => Show(item, $"{path}[]", secrets)))}]",
            JsonValue value when value.TryGetValue<string>(out var text) => $"\"{text}\"",
            JsonValue value => value.ToJsonString(),
            _ => "null",
        };
        return secrets.Contains(path) ? $"secret({shown})" : shown;
    }

    // Outputs are in the order of the schema, answers in that of Atlas.
    private static string Sorted(string outputs) =>
        string.Join('\n', outputs.Trim('{', '}').Split(", ").Order(StringComparer.Ordinal));
}
