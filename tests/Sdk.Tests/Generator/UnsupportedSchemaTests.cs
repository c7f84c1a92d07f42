using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.Sdk.Tests.Generator;

public sealed class UnsupportedSchemaTests
{
    [Theory]
    [InlineData("""  "resources": { "plant:index:Tree": {} }  """, "resources: is not supported by this generator")]
    [InlineData("""  "funktions": {}  """, "funktions: is not part of a Pulumi schema here")]
    [InlineData(
        """  "functions": { "plant:grow": {} }  """, "functions.plant:grow: expected a token, package:module:name")]
    [InlineData("""  "functions": { "weed:index:grow": {} }  """,
        "functions.weed:index:grow: belongs to package 'weed', this is 'plant'")]
    [InlineData(
        """  "functions": { "plant:index:grow": { "multiArgumentInputs": ["a"] } }  """,
        "functions.plant:index:grow.multiArgumentInputs: is not supported by this generator")]
    [InlineData(
        """  "language": { "csharp": { "compatibility": "tfbridge20" } }  """,
        "language.csharp.compatibility: is not supported by this generator")]
    [InlineData(
        """  "types": { "plant:index:Flag": { "type": "boolean", "enum": [ { "value": true } ] } }  """,
        "types.plant:index:Flag: is an enumeration of type 'boolean', which C# SDKs do not have")]
    [InlineData(
        """  "types": { "plant:index:Rank": { "type": "integer", "enum": [ { "value": "one" } ] } }  """,
        "types.plant:index:Rank.enum[0]: has a value of another type than its enumeration")]
    public void Names_the_place_of_what_it_cannot_render(string members, string message) =>
        Assert.Equal(message, Assert.Throws<SchemaException>(() => RenderedSdk.Of(members)).Message);

    [Theory]
    [InlineData("""{ "type": "date" }""", "has the unknown type 'date'")]
    [InlineData("""{ "type": "array" }""", "lacks 'items'")]
    [InlineData("""{ "type": "string", "descripton": "" }""", ".descripton: is not part of a Pulumi schema here")]
    [InlineData("""{ "type": "string", "const": "a" }""", ".const: is not supported by this generator")]
    [InlineData("""{ "type": "string", "defaultInfo": { "environment": ["A"] } }""",
        ".defaultInfo: is not supported by this generator")]
    [InlineData("""{ "type": "string", "secret": "yes" }""", ".secret: expected true or false")]
    [InlineData("""{ "$ref": "#/types/plant:index:No" }""",
        "refers to the type 'plant:index:No', which the schema does not declare")]
    [InlineData("""{ "$ref": "/aws/v1/schema.json#/types/a" }""", "only types of this schema are supported")]
    [InlineData("""{ "type": "integer", "default": "4" }""", "\"4\" does not fit its type")]
    [InlineData("""{ "$ref": "pulumi.json#/Any", "default": 4 }""", "has a type that no default can be given for")]
    [InlineData(
        """{ "type": "string", "language": { "csharp": { "name": "a b" } } }""", "'a b' is not a C# identifier")]
    [InlineData("""{ "type": "string", "language": { "csharp": { "name": "Empty" } } }""",
        "'Empty' is already a name in class GrowArgs")]
    public void Names_the_property_that_it_cannot_render(string property, string message)
    {
        var problem = Assert.Throws<SchemaException>(() => RenderedSdk.OfProperty(property));

        Assert.StartsWith("functions.plant:index:grow.inputs.properties.x", problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void Refuses_two_functions_with_one_name()
    {
        const string Twins = """  "functions": { "plant:index:grow": {}, "plant::grow": {} }  """;

        Assert.StartsWith(
            "Grow.cs: ", Assert.Throws<SchemaException>(() => RenderedSdk.Of(Twins)).Message, StringComparison.Ordinal);
    }
}
