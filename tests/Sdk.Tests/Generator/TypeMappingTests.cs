namespace AtlasBackup.Sdk.Tests.Generator;

public sealed class TypeMappingTests
{
    private const string Types =
        """
        {
            "plant:index:Leaf": { "type": "object", "properties": {
                "vein": { "$ref": "#/types/plant:index:Vein" }, "size": { "type": "integer" } }, "required": ["size"] },
            "plant:index:Vein": { "type": "object", "properties": { "leaf": { "$ref": "#/types/plant:index:Leaf" } } },
            "plant:index:Color": { "type": "string", "enum": [ { "value": "green" } ] },
            "plant:index:Rank": { "type": "integer", "enum": [ { "name": "First", "value": 1 } ] }
        }
        """;

    // The property, then its C# type as an output, as a plain argument and as an argument of the output form.
    public static TheoryData<string, string, string, string> Mappings => new()
    {
        { """{ "type": "string" }""", "string?", "string?", "Input<string>?" },
        { """{ "type": "boolean" }""", "bool?", "bool?", "Input<bool>?" },
        { """{ "type": "integer" }""", "int?", "int?", "Input<int>?" },
        { """{ "type": "number" }""", "double?", "double?", "Input<double>?" },
        {
            """{ "type": "array", "items": { "type": "string" } }""",
            "ImmutableArray<string>", "List<string>", "InputList<string>"
        },
        {
            """{ "type": "object", "additionalProperties": { "type": "integer" } }""",
            "ImmutableDictionary<string, int>?", "Dictionary<string, int>", "InputMap<int>"
        },
        {
            """{ "type": "object" }""",
            "ImmutableDictionary<string, string>?",
            "Dictionary<string, string>",
            "InputMap<string>"
        },
        {
            """{ "type": "array", "items": { "type": "array", "items": { "type": "number" } } }""",
            "ImmutableArray<ImmutableArray<double>>", "List<ImmutableArray<double>>",
            "InputList<ImmutableArray<double>>"
        },
        {
            """{ "$ref": "#/types/plant:index:Leaf" }""",
            "Outputs.Leaf?", "Inputs.Leaf?", "Input<Inputs.LeafArgs>?"
        },
        {
            """{ "type": "array", "items": { "$ref": "#/types/plant:index:Leaf" } }""",
            "ImmutableArray<Outputs.Leaf>", "List<Inputs.Leaf>", "InputList<Inputs.LeafArgs>"
        },
        { """{ "$ref": "#/types/plant:index:Color" }""", "Color?", "Color?", "Input<Color>?" },
        { """{ "$ref": "#/types/plant:index:Rank" }""", "Rank?", "Rank?", "Input<Rank>?" },
        {
            """{ "type": "array", "items": { "$ref": "#/types/plant:index:Color" } }""",
            "ImmutableArray<Color>", "List<Color>", "InputList<Color>"
        },
        {
            """{ "type": "object", "additionalProperties": { "type": "array", "items": { "$ref": "#/types/plant:index:Rank" } } }""",
            "ImmutableDictionary<string, ImmutableArray<Rank>>?", "Dictionary<string, ImmutableArray<Rank>>",
            "InputMap<ImmutableArray<Rank>>"
        },
        {
            """{ "type": "array", "items": { "oneOf": [ { "type": "string" }, { "$ref": "#/types/plant:index:Color" } ] } }""",
            "ImmutableArray<string>", "List<Union<string, Color>>", "InputList<Union<string, Color>>"
        },
        { """{ "$ref": "pulumi.json#/Any" }""", "object?", "object?", "Input<object>?" },
        {
            """{ "$ref": "pulumi.json#/Json" }""",
            "global::System.Text.Json.JsonElement?", "global::System.Text.Json.JsonElement?", "InputJson?"
        },
        { """{ "$ref": "pulumi.json#/Archive" }""", "Archive?", "Archive?", "Input<Archive>?" },
        { """{ "$ref": "pulumi.json#/Asset" }""", "AssetOrArchive?", "AssetOrArchive?", "Input<AssetOrArchive>?" },
        {
            """{ "oneOf": [ { "type": "string" }, { "$ref": "#/types/plant:index:Color" } ] }""",
            "string?", "Union<string, Color>?", "InputUnion<string, Color>?"
        },
        {
            """{ "oneOf": [ { "type": "string" }, { "type": "integer" } ] }""",
            "Union<string, int>?", "Union<string, int>?", "InputUnion<string, int>?"
        },
        {
            """{ "oneOf": [ { "type": "string" }, { "type": "integer" }, { "type": "boolean" } ] }""",
            "object?", "object?", "object?"
        },
        { """{ "type": "string", "plain": true }""", "string?", "string?", "string?" },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Writes_each_type_as_Pulumi_does(string property, string output, string plain, string input)
    {
        var sdk = RenderedSdk.OfProperty(property, Types);

        var lines = sdk.Lines("Grow.cs").Where(line => line.EndsWith(" X { get; set; }", StringComparison.Ordinal)
            || line.EndsWith(" X", StringComparison.Ordinal)
            || line.EndsWith(" X;", StringComparison.Ordinal));
        Assert.Equal(
            [plain, input, output],
            lines.Select(line => line["public ".Length..line.LastIndexOf(" X", StringComparison.Ordinal)]
                .Replace("readonly ", "", StringComparison.Ordinal)));
        sdk.Compile();
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", "public string X { get; set; } = null!;",
        "public Input<string> X { get; set; } = null!;")]
    [InlineData(
        """{ "type": "boolean" }""", "public bool X { get; set; }", "public Input<bool> X { get; set; } = null!;")]
    public void Leaves_no_required_argument_nullable(string property, string plain, string input)
    {
        var sdk = RenderedSdk.Of(
            $$"""
            "functions": { "plant:index:grow": {
                "inputs": { "properties": { "x": {{property}} }, "required": ["x"] }, "outputs": { "properties": {} } } }
            """);

        Assert.Contains("""[Input("x", required: true)]""", sdk.Lines("Grow.cs"));
        Assert.Contains(plain, sdk.Lines("Grow.cs"));
        Assert.Contains(input, sdk.Lines("Grow.cs"));
        sdk.Compile();
    }

    [Fact]
    public void Declares_a_nested_type_once_for_each_way_it_is_used()
    {
        var sdk = RenderedSdk.OfProperty("""{ "$ref": "#/types/plant:index:Leaf" }""", Types);

        Assert.Equal(
            ["Inputs/Leaf.cs", "Inputs/LeafArgs.cs", "Inputs/Vein.cs", "Inputs/VeinArgs.cs", "Outputs/Leaf.cs",
                "Outputs/Vein.cs"],
            sdk.Files.Keys.Where(path => path.Contains("puts/", StringComparison.Ordinal)));
        Assert.Contains("public sealed class Leaf : global::Pulumi.InvokeArgs", sdk.Lines("Inputs/Leaf.cs"));
        Assert.Contains("public sealed class LeafArgs : global::Pulumi.ResourceArgs", sdk.Lines("Inputs/LeafArgs.cs"));
        Assert.Contains("public Input<int> Size { get; set; } = null!;", sdk.Lines("Inputs/LeafArgs.cs"));
    }

    [Fact]
    public void Declares_no_type_that_nothing_uses()
    {
        var sdk = RenderedSdk.OfProperty("""{ "type": "string" }""", Types);

        Assert.DoesNotContain(sdk.Files.Keys, path => path.Contains("puts/", StringComparison.Ordinal));
    }
}
