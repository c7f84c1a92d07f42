namespace AtlasBackup.Sdk.Tests.Generator;

public sealed class FunctionTests
{
    [Fact]
    public void Takes_no_arguments_where_the_schema_has_none()
    {
        var sdk = RenderedSdk.Of(
            """
            "functions": { "plant:index:look": { "outputs": { "properties": { "height": { "type": "number" } } } } }
            """);

        Assert.Contains(
            "public static Task<LookResult> InvokeAsync(InvokeOptions? options = null)", sdk.Lines("Look.cs"));
        Assert.Contains("public static Output<LookResult> Invoke(InvokeOutputOptions options)", sdk.Lines("Look.cs"));
        Assert.Contains("\"plant:index:look\", InvokeArgs.Empty, options.WithDefaults());", sdk.Lines("Look.cs"));
        sdk.Compile();
    }

    [Fact]
    public void Lets_callers_leave_out_arguments_that_are_all_optional()
    {
        var lines = RenderedSdk.OfProperty("""{ "type": "string" }""").Lines("Grow.cs");

        Assert.Contains(
            "public static Task<GrowResult> InvokeAsync(GrowArgs? args = null, InvokeOptions? options = null)", lines);
        Assert.Contains(
            "public static Output<GrowResult> Invoke(GrowInvokeArgs? args = null, InvokeOptions? options = null)",
            lines);
        Assert.Contains(
            "public static Output<GrowResult> Invoke(GrowInvokeArgs args, InvokeOutputOptions options)", lines);
    }

    [Fact]
    public void Has_only_the_plain_form_where_nothing_is_returned()
    {
        var sdk = RenderedSdk.Of(
            """
            "functions": { "plant:index:water": { "inputs": { "properties": { "litres": { "type": "number" } } } } }
            """);

        Assert.Contains("public static Task InvokeAsync(WaterArgs? args = null, InvokeOptions? options = null)",
            sdk.Lines("Water.cs"));
        Assert.DoesNotContain("WaterInvokeArgs", sdk.Files["Water.cs"], StringComparison.Ordinal);
        sdk.Compile();
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", "string", "InvokeSingle")]
    [InlineData("""{ "type": "array", "items": { "type": "integer" } }""", "ImmutableArray<int>", "InvokeSingle")]
    [InlineData("""{ "$ref": "#/types/plant:index:Leaf" }""", "Outputs.Leaf", "Invoke")]
    public void Unwraps_results_that_are_not_objects(string returnType, string type, string runtime)
    {
        var sdk = RenderedSdk.Of(
            $$"""
            "types": { "plant:index:Leaf": { "type": "object", "properties": { "size": { "type": "integer" } } } },
            "functions": { "plant:index:count": { "returnType": {{returnType}} } }
            """);

        Assert.Contains($"=> global::Pulumi.Deployment.Instance.{runtime}<{type}>(", sdk.Lines("Count.cs"));
        Assert.Contains($"=> global::Pulumi.Deployment.Instance.{runtime}Async<{type}>(", sdk.Lines("Count.cs"));
        sdk.Compile();
    }

    [Fact]
    public void Reads_a_return_type_with_properties_as_outputs()
    {
        var sdk = RenderedSdk.Of(
            """
            "functions": { "plant:index:look": {
                "returnType": { "type": "object", "properties": { "a": { "type": "string" } } } } }
            """);

        Assert.Contains("public sealed class LookResult", sdk.Lines("Look.cs"));
        sdk.Compile();
    }

    [Fact]
    public void Marks_what_is_deprecated_and_compiles_all_the_same()
    {
        var sdk = RenderedSdk.Of(
            """
            "functions": { "plant:index:grow": {
                "deprecationMessage": "say \"sprout\"",
                "inputs": { "properties": { "x": { "type": "string", "default": "a", "deprecationMessage": "old in" } } },
                "outputs": { "properties": { "y": { "type": "string", "deprecationMessage": "old out" } } } } }
            """);

        var type = sdk.Compile().GetType("Pulumi.Plant.Grow", throwOnError: true)!;
        Assert.Equal("say \"sprout\"", Message(type));
        Assert.Equal("old in", Message(type.Assembly.GetType("Pulumi.Plant.GrowInvokeArgs")!.GetProperty("X")!));
        Assert.Equal("old out", Message(type.Assembly.GetType("Pulumi.Plant.GrowResult")!.GetField("Y")!));

        static string? Message(System.Reflection.MemberInfo member) =>
            ((ObsoleteAttribute?)Attribute.GetCustomAttribute(member, typeof(ObsoleteAttribute)))?.Message;
    }

    [Fact]
    public void Puts_modules_into_namespaces_and_folders_of_their_own()
    {
        var sdk = RenderedSdk.Of(
            """
            "language": { "csharp": { "rootNamespace": "Botany", "namespaces": { "tree/v1": "Trees" } } },
            "types": {
                "plant:tree/v1:Leaf": { "type": "object", "properties": { "kind": { "$ref": "#/types/plant:other:Kind" } } },
                "plant:other:Kind": { "type": "string", "enum": [ { "value": "oak" } ] } },
            "functions": {
                "plant:tree/v1:grow": { "outputs": { "properties": { "leaf": { "$ref": "#/types/plant:tree/v1:Leaf" } } } },
                "plant:index:grow": { "outputs": { "properties": { "leaf": { "$ref": "#/types/plant:tree/v1:Leaf" } } } } }
            """);

        Assert.Contains("public readonly Outputs.Leaf? Leaf;", sdk.Lines("Trees/Grow.cs"));
        Assert.Contains("public readonly global::Botany.Plant.Trees.Outputs.Leaf? Leaf;", sdk.Lines("Grow.cs"));
        Assert.Contains("public readonly global::Botany.Plant.Other.Kind? Kind;", sdk.Lines("Trees/Outputs/Leaf.cs"));
        Assert.Contains("namespace Botany.Plant.Other;", sdk.Lines("Other/Enums/Kind.cs"));
        sdk.Compile();
    }

    [Fact]
    public void Renders_the_same_bytes_for_every_order_of_the_properties()
    {
        const string Ab = """{ "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }""";
        const string Ba = """{ "properties": { "b": { "type": "string" }, "a": { "type": "string" } } }""";

        Assert.Equal(Render(Ab), Render(Ba));
        Assert.DoesNotContain(Render(Ab).Values, text => text.Contains('\r', StringComparison.Ordinal));

        static IReadOnlyDictionary<string, string> Render(string outputs) =>
            RenderedSdk.Of($$"""  "functions": { "plant:index:look": { "outputs": {{outputs}} } }  """).Files;
    }
}
