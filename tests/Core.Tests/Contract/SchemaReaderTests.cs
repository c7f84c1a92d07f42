using System.Text;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class SchemaReaderTests
{
    [Fact]
    public void Reads_a_type_that_contains_itself()
    {
        var package = Read(Function("""{ "tree": { "$ref": "#/types/p:index:Tree" } }"""));

        var tree = package.Functions["p:index:f"].Outputs.Find("tree");
        var children = tree?.Type.Object?.Find("children");
        Assert.Same(tree?.Type, children?.Type.Items);
    }

    [Fact]
    public void Reads_an_enumeration_as_the_text_that_it_is()
    {
        var package = Read(Function("""{ "state": { "$ref": "#/types/p:index:State" } }"""));

        Assert.Equal(TypeKind.String, package.Functions["p:index:f"].Outputs.Find("state")?.Type.Kind);
    }

    [Theory]
    [InlineData(
        """{ "x": { "$ref": "#/types/p:index:Missing" } }""", "schema.json: there is no type 'p:index:Missing'")]
    [InlineData(
        """{ "x": { "$ref": "pulumi.json#/Any" } }""",
        "schema.json: 'pulumi.json#/Any' does not refer to a type of this schema")]
    [InlineData(
        """{ "x": { "type": "object" } }""",
        "schema.json: type 'object' is not supported here; name an object type and refer to it")]
    public void Says_what_it_cannot_read(string outputs, string complaint)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Read(Function(outputs)));

        Assert.Equal(complaint, failure.Message);
    }

    [Fact]
    public void Refuses_an_object_with_more_properties_than_the_projection_can_tell_apart()
    {
        var properties = string.Join(
            ", ", Enumerable.Range(0, 65).Select(number => $$""" "p{{number}}": { "type": "string" } """));

        var failure = Assert.Throws<InvalidOperationException>(() => Read(Function($"{{ {properties} }}")));

        Assert.Equal("schema.json: an object may have 64 properties at most", failure.Message);
    }

    private static string Function(string outputs) => $$"""
        {
          "name": "p",
          "config": { "variables": {} },
          "types": {
            "p:index:Tree": { "type": "object", "properties": {
              "children": { "type": "array", "items": { "$ref": "#/types/p:index:Tree" } } } },
            "p:index:State": { "type": "string", "enum": [{ "value": "On" }] }
          },
          "functions": { "p:index:f": { "inputs": { "properties": {} }, "outputs": { "properties": {{outputs}} } } }
        }
        """;

    private static PackageSchema Read(string json) => SchemaReader.Read(Encoding.UTF8.GetBytes(json));
}
