using System.Text.Json.Nodes;
using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Facts;

namespace AtlasBackup.Contract.Tests.Facts;

public sealed class CommittedFactsTests
{
    private static readonly string[] Words =
        ["description", "summary", "example", "examples", "externalDocs", "title", "note"];

    // Below these the names are Atlas's: a field may be called description.
    private static readonly string[] Names = ["operations", "parameters", "properties", "schemas", "versions"];

    [Fact]
    public void The_facts_hold_no_words_of_the_specification()
    {
        var facts = Json.ReadFile(Path.Combine(Repository.PathOf("contract"), AtlasFacts.FileName));

        Assert.Empty(Keywords(facts).Intersect(Words));
    }

    [Fact]
    public void The_search_finds_words_at_any_depth()
    {
        var facts = JsonNode.Parse(
            """{ "schemas": { "description": { "properties": { "summary": { "example": 1 } } } } }""");

        Assert.Equal(["example"], Keywords(facts).Intersect(Words));
    }

    private static IEnumerable<string> Keywords(JsonNode? node) => node switch
    {
        JsonObject entries => entries.SelectMany(entry => Names.Contains(entry.Key)
            ? (entry.Value as JsonObject ?? []).SelectMany(named => Keywords(named.Value)).Append(entry.Key)
            : Keywords(entry.Value).Append(entry.Key)),
        JsonArray list => list.SelectMany(Keywords),
        _ => [],
    };
}
