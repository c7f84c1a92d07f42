namespace AtlasBackup.Sdk.Tests.Generator;

public sealed class NamingTests
{
    [Theory]
    [InlineData("invoke", "InvokeFunction")]
    [InlineData("invokeAsync", "InvokeAsyncFunction")]
    [InlineData("getX", "GetX")]
    public void Keeps_functions_apart_from_their_methods(string function, string className)
    {
        var sdk = RenderedSdk.Of($$"""  "functions": { "plant:index:{{function}}": { "outputs": { "properties": {} } } }  """);

        Assert.Contains($"public static class {className}", sdk.Lines($"{className}.cs"));
        sdk.Compile();
    }

    [Theory]
    [InlineData("class", "Class", "string? @class)")]
    [InlineData("masterKeyUUID", "MasterKeyUUID", "string? masterKeyUUID)")]
    [InlineData("$ref", "Ref", "[OutputConstructorParameter(\"$ref\")] string? @ref)")]
    [InlineData("leaf-size", "LeafSize", "[OutputConstructorParameter(\"leaf-size\")] string? leafSize)")]
    public void Escapes_names_that_are_not_identifiers(string property, string member, string parameter)
    {
        var sdk = RenderedSdk.Of(
            $$"""
            "functions": { "plant:index:look": { "outputs": { "properties": { "{{property}}": { "type": "string" } } } } }
            """);

        Assert.Contains($"public readonly string? {member};", sdk.Lines("Look.cs"));
        Assert.Contains(parameter, sdk.Lines("Look.cs"));
        sdk.Compile();
    }

    [Fact]
    public void Takes_the_name_that_the_schema_gives()
    {
        var sdk = RenderedSdk.OfProperty("""{ "type": "string", "language": { "csharp": { "name": "Better" } } }""");

        Assert.Contains("public string? Better { get; set; }", sdk.Lines("Grow.cs"));
        Assert.Contains("Better = x;", sdk.Lines("Grow.cs"));
        Assert.Contains("[Input(\"x\")]", sdk.Lines("Grow.cs"));
        sdk.Compile();
    }

    [Fact]
    public void Names_every_value_of_an_enumeration()
    {
        var sdk = RenderedSdk.Of(
            """
            "types": {
                "plant:index:Kind": { "type": "string", "enum": [
                    { "value": "*" }, { "value": "8.3" }, { "value": "a-b" }, { "value": "equals" },
                    { "name": "Oak", "value": "OAK \"quoted\"", "deprecationMessage": "use Ash" } ] },
                "plant:index:Size": { "type": "number", "enum": [ { "name": "Half", "value": 0.5 } ] },
                "plant:index:Rank": { "type": "integer", "enum": [ { "name": "First", "value": 1 } ] } }
            """);

        var types = sdk.Compile();
        var kind = types.GetType("Pulumi.Plant.Kind", throwOnError: true)!;
        Assert.Equal(
            ["Asterisk", "Kind_8_3", "A_b", "EqualsValue", "Oak"],
            kind.GetProperties().Select(property => property.Name));
        Assert.Equal("OAK \"quoted\"", kind.GetProperty("Oak")!.GetValue(null)!.ToString());
        Assert.Equal("0.5", types.GetType("Pulumi.Plant.Size")!.GetProperty("Half")!.GetValue(null)!.ToString());
        Assert.Equal(1, (int)Enum.Parse(types.GetType("Pulumi.Plant.Rank")!, "First"));
    }
}
