using System.Text.Json;
using AtlasBackup.Sdk.Tests.Sdk;

namespace AtlasBackup.Sdk.Tests.Generator;

/// <summary>
/// Arguments of every type that a function may take, declared in Pulumi's form and used as in a program.
/// </summary>
public sealed class InputTests
{
    private const string Members =
        """
        "types": {
            "plant:index:Color": { "type": "string", "enum": [
                { "name": "Green", "value": "GREEN" },
                { "name": "Brown", "value": "BROWN", "deprecationMessage": "use Green" } ] },
            "plant:index:Rank": { "type": "integer", "enum": [ { "name": "First", "value": 1 } ] },
            "plant:index:Weight": { "type": "number", "enum": [ { "name": "Half", "value": 0.5 } ] },
            "plant:index:Leaf": { "type": "object", "required": ["color", "veins"], "properties": {
                "color": { "$ref": "#/types/plant:index:Color" },
                "ranks": { "type": "array", "items": { "$ref": "#/types/plant:index:Rank" } },
                "veins": { "type": "array", "items": { "$ref": "#/types/plant:index:Vein" } } } },
            "plant:index:Vein": { "type": "object", "properties": {
                "width": { "type": "number" }, "leaf": { "$ref": "#/types/plant:index:Leaf" } } } },
        "functions": { "plant:index:grow": {
            "inputs": { "required": ["color", "colors", "count"], "properties": {
                "alive": { "type": "boolean" },
                "color": { "$ref": "#/types/plant:index:Color", "description": "The color." },
                "colors": { "type": "array", "items": { "$ref": "#/types/plant:index:Color" } },
                "count": { "type": "integer" },
                "height": { "type": "number", "deprecationMessage": "use weight" },
                "key": { "type": "string", "secret": true },
                "leaf": { "$ref": "#/types/plant:index:Leaf" },
                "leaves": { "type": "array", "items": { "$ref": "#/types/plant:index:Leaf" } },
                "names": { "type": "array", "items": { "type": "string" } },
                "notes": { "type": "object", "additionalProperties": { "type": "string" } },
                "oldNames": { "type": "array", "items": { "type": "string" }, "deprecationMessage": "use names" },
                "rank": { "$ref": "#/types/plant:index:Rank" },
                "rows": { "type": "array", "items": { "type": "array", "items": { "type": "number" } } },
                "weight": { "$ref": "#/types/plant:index:Weight" },
                "weights": { "type": "object", "additionalProperties": { "$ref": "#/types/plant:index:Weight" } } } },
            "outputs": { "properties": {
                "colors": { "type": "array", "items": { "$ref": "#/types/plant:index:Color" } },
                "leaf": { "$ref": "#/types/plant:index:Leaf" } } } } }
        """;

    private const string PlainProgram =
        """
        #nullable enable
        using Pulumi.Plant;
        using Inputs = Pulumi.Plant.Inputs;

        public static class PlainProgram
        {
            public static async System.Threading.Tasks.Task<Color?> Run()
            {
                var grown = await Grow.InvokeAsync(new GrowArgs
                {
                    Alive = true,
                    Color = Color.Green,
                    Colors = { Color.Green },
                    Count = 3,
                    Key = "k",
                    Leaf = new Inputs.Leaf
                    {
                        Color = Color.Green,
                        Ranks = { Rank.First },
                        Veins = { new Inputs.Vein { Width = 1.5 } },
                    },
                    Leaves = { new Inputs.Leaf { Color = Color.Green } },
                    Names = { "oak" },
                    Notes = { ["a"] = "b" },
                    Rank = Rank.First,
                    Rows = { System.Collections.Immutable.ImmutableArray.Create(1.5) },
                    Weight = Weight.Half,
                    Weights = { ["a"] = Weight.Half },
                });

                return grown.Leaf?.Color;
            }
        }
        """;

    private const string OutputProgram =
        """
        #nullable enable
        using Pulumi;
        using Pulumi.Plant;
        using Inputs = Pulumi.Plant.Inputs;

        public static class OutputProgram
        {
            public static Output<GrowResult> Run(Output<Color> color, Output<string> name, Output<int> count) =>
                Grow.Invoke(new GrowInvokeArgs
                {
                    Alive = true,
                    Color = color,
                    Colors = { Color.Green, color },
                    Count = count,
                    Key = name,
                    Leaf = new Inputs.LeafArgs
                    {
                        Color = color,
                        Ranks = { Rank.First },
                        Veins = { new Inputs.VeinArgs { Width = 1.5 } },
                    },
                    Leaves = { new Inputs.LeafArgs { Color = Color.Green } },
                    Names = { "oak", name },
                    Notes = { ["a"] = name },
                    Rank = Rank.First,
                    Rows = { System.Collections.Immutable.ImmutableArray.Create(1.5) },
                    Weight = Weight.Half,
                    Weights = { ["a"] = Weight.Half },
                });
        }
        """;

    private readonly RenderedSdk _sdk = RenderedSdk.Of(Members);

    [Fact]
    public void Every_type_is_declared_in_the_form_of_Pulumi()
    {
        var expected = SchemaDeclarations.Of(JsonDocument.Parse($$"""{ {{Members}} }""").RootElement);
        var code = _sdk.Files.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal));

        var declared = PublicDeclarations.OfCode(code.Select(file => file.Value), "Pulumi.Plant");
        Assert.Equal(
            ["Color", "GrowArgs", "GrowInvokeArgs", "GrowResult", "Inputs.Leaf", "Inputs.LeafArgs", "Inputs.Vein",
                "Inputs.VeinArgs", "Outputs.Leaf", "Outputs.Vein", "Rank", "Weight"],
            expected.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, type => Assert.Empty(type.Value.Except(declared[type.Key])));
    }

    [Theory]
    [InlineData(PlainProgram)]
    [InlineData(OutputProgram)]
    public void Programs_can_give_every_argument(string program) => _sdk.Compile(program);

    // The other tests compile against signatures of the whole package, of which the repository may build a part only.
    [Fact]
    public void The_package_Pulumi_has_every_name_that_is_used() =>
        _sdk.Compile(typeof(Pulumi.InvokeArgs).Assembly, PlainProgram, OutputProgram);

    [Fact]
    public void Deprecated_arguments_are_obsolete_in_both_forms()
    {
        var sdk = _sdk.Compile();

        foreach (var name in (string[])["GrowArgs", "GrowInvokeArgs"])
        {
            var type = sdk.GetType($"Pulumi.Plant.{name}", throwOnError: true)!;
            var messages = type.GetProperties().SelectMany(property => property.GetCustomAttributes(false))
                .OfType<ObsoleteAttribute>()
                .Select(attribute => attribute.Message);
            Assert.Equal(["use weight", "use names"], messages);
        }
    }
}
