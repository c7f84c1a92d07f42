using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;

namespace AtlasBackup.Contract.Tests.Assembly;

public sealed class PropertyTextTests
{
    [Theory]
    [InlineData("""{ "minimum": 1, "maximum": 500 }""", "Text. From 1 to 500.")]
    [InlineData("""{ "minimum": 1 }""", "Text. The minimum is 1.")]
    [InlineData("""{ "maximum": 500, "default": 4 }""", "Text. The maximum is 500. Defaults to 4.")]
    [InlineData("""{ "maxLength": 64 }""", "Text. At most 64 characters.")]
    [InlineData("""{ "minItems": 1, "maxItems": 20 }""", "Text. From 1 to 20 items.")]
    [InlineData("""{ "maxItems": 20 }""", "Text. At most 20 items.")]
    [InlineData("""{ "exclusiveMinimum": 0, "maximum": 8784 }""", "Text. Greater than 0, and at most 8784.")]
    [InlineData("""{ "exclusiveMinimum": 0.5 }""", "Text. Greater than 0.5.")]
    [InlineData("""{ "minItems": 1 }""", "Text. At least 1 item.")]
    [InlineData("""{ "default": ["a", "b", "c"] }""", "Text. Defaults to `a`, `b` and `c`.")]
    [InlineData("""{ "minItems": 2 }""", "Text. At least 2 items.")]
    [InlineData("""{ "excludes": ["oplogTs", "oplogInc", "latest"] }""",
        "Text. Cannot be combined with `oplogTs`, `oplogInc` or `latest`.")]
    [InlineData("""{ "needs": ["oplogInc"] }""", "Text. Requires `oplogInc`.")]
    [InlineData("""{ "default": false }""", "Text. Defaults to false.")]
    [InlineData("""{ "default": "https://cloud.mongodb.com" }""", "Text. Defaults to `https://cloud.mongodb.com`.")]
    [InlineData("""{ "format": "object-id" }""", "Text.")]
    public void A_rule_becomes_a_sentence(string rules, string expected)
    {
        var property = JsonNode.Parse(rules)?.AsObject() ?? [];
        property["description"] = "Text.";

        Assert.Equal(expected, PropertyText.Describe(property, "input"));
    }
}
