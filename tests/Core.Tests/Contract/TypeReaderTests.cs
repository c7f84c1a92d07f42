using System.Text.Json;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class TypeReaderTests
{
    private const string File = """
        {
          "types": {
            "Tree": { "type": "object", "properties": {
              "children": { "type": "array", "items": { "$ref": "#/types/Tree" } } } },
            "State": { "type": "string", "enum": [{ "value": "On" }, { "value": "Off" }] }
          }
        }
        """;

    [Fact]
    public void Reads_a_type_that_contains_itself()
    {
        var tree = Read("""{ "$ref": "#/types/Tree" }""");

        Assert.Same(tree, tree.Object?.Find("children")?.Type.Items);
    }

    [Fact]
    public void Reads_an_enumeration_as_text_with_its_values()
    {
        var state = Read("""{ "$ref": "#/types/State" }""");

        Assert.Equal(TypeKind.String, state.Kind);
        Assert.Equal(["On", "Off"], state.Values);
    }

    [Theory]
    [InlineData("""{ "$ref": "#/types/Missing" }""", "contract/: there is no type 'Missing'")]
    [InlineData("""{ "$ref": "pulumi.json#/Any" }""", "contract/: 'pulumi.json#/Any' does not refer to a type")]
    [InlineData(
        """{ "type": "object" }""",
        "contract/: type 'object' is not supported; give an object type a name and refer to it")]
    public void Reports_a_type_that_it_cannot_read(string type, string complaint)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Read(type));

        Assert.Equal(complaint, failure.Message);
    }

    [Fact]
    public void Refuses_an_object_with_more_properties_than_the_projection_can_tell_apart()
    {
        var properties = Enumerable.Range(0, 65)
            .Select(number => new PropertySchema($"p{number}", new TypeSchema(TypeKind.String)));

        var failure = Assert.Throws<InvalidOperationException>(() => new ObjectSchema { Properties = [.. properties] });

        Assert.Equal("contract/: an object may have 64 properties at most", failure.Message);
    }

    private static TypeSchema Read(string type)
    {
        using var file = JsonDocument.Parse(File);
        using var specification = JsonDocument.Parse(type);
        return new TypeReader(file.RootElement, file.RootElement).Read(specification.RootElement);
    }
}
