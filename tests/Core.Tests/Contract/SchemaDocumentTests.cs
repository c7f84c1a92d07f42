using System.Text.Json;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class SchemaDocumentTests
{
    private static readonly JsonElement Root = SchemaFile.Root;

    // What Atlas answers may lack any field. These objects are made by the plugin, always with these properties.
    private static readonly Dictionary<string, string[]> AlwaysThere = new()
    {
        ["ReadinessCheck"] = ["expected", "message", "name", "passed"],
        ["RecoveryPoint"] = ["ageSeconds", "assumed", "id", "kind", "time"],
        ["RestoreWindow"] = ["assumed", "end", "kind", "start"],
    };

    public static TheoryData<string> Functions => [.. SchemaFile.FunctionNames];

    public static TheoryData<string> EndpointFunctions => [.. Calls.EndpointFunctions];

    [Fact]
    public void Refers_only_to_types_that_it_defines_and_uses_every_one()
    {
        var defined = Root.GetProperty("types").EnumerateObject().Select(type => $"#/types/{type.Name}");

        var referred = All(Root).Where(element => element.TryGetProperty("$ref", out _))
            .Select(element => element.GetProperty("$ref").GetString() ?? "")
            .Distinct();

        Assert.Equal(defined.Order(), referred.Order());
    }

    [Fact]
    public void Requires_only_properties_that_it_declares()
    {
        var undeclared = All(Root).Where(element => element.TryGetProperty("required", out _))
            .SelectMany(element =>
                SchemaFile.Names(element, "required").Except(Keys(element.GetProperty("properties"))));

        Assert.Empty(undeclared);
    }

    [Fact]
    public void Names_every_object_type_that_a_list_holds()
    {
        var inline = All(Root).Where(element => element.TryGetProperty("items", out var items)
            && !items.TryGetProperty("$ref", out _)
            && items.GetProperty("type").GetString() is "object" or "array");

        Assert.Empty(inline);
    }

    [Fact]
    public void Requires_found_and_every_list_where_an_output_declares_them()
    {
        var outputs = Root.GetProperty("functions").EnumerateObject()
            .Select(function => (function.Name, Shape: function.Value.GetProperty("outputs")));
        var types = Root.GetProperty("types").EnumerateObject().Select(type => (type.Name, Shape: type.Value));

        foreach (var (name, shape) in outputs.Concat(types))
        {
            var properties = shape.TryGetProperty("properties", out var declared) ? declared : default;
            var always = properties.ValueKind == JsonValueKind.Undefined
                ? []
                : properties.EnumerateObject()
                    .Where(property => property.Name == "found" || property.Value.TryGetProperty("items", out _))
                    .Select(property => property.Name);
            Assert.Equal(
                always.Concat(AlwaysThere.GetValueOrDefault(SchemaFile.ShortName(name), [])).Order(),
                SchemaFile.Names(shape, "required").Order());
        }
    }

    [Fact]
    public void Gives_the_provider_the_same_arguments_as_the_configuration()
    {
        var variables = Root.GetProperty("config").GetProperty("variables");
        var inputs = Root.GetProperty("provider").GetProperty("inputProperties");

        Assert.True(JsonElement.DeepEquals(variables, inputs));
        Assert.Equal(Keys(variables), Keys(inputs));
    }

    [Fact]
    public void Ends_every_description_in_a_full_stop()
    {
        var texts = All(Root)
            .SelectMany(element => element.EnumerateObject())
            .Where(member => member.Name is "description" or "deprecationMessage")
            .Where(member => member.Value.ValueKind == JsonValueKind.String)
            .Select(member => Prose(member.Value.GetString() ?? ""))
            .ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Matches(@"\A[A-Z`][^\r\n]*(\n[^\r\n]*)*\.\z", text));
    }

    // An example at the end of a description is code and does not end in a full stop.
    private static string Prose(string description) =>
        description.Split("{{% examples %}}")[0].TrimEnd();

    [Fact]
    public void Describes_every_function_type_property_and_enumeration_value()
    {
        var types = Root.GetProperty("types").EnumerateObject().Select(type => type.Value).ToList();
        var functions = Root.GetProperty("functions").EnumerateObject().Select(function => function.Value).ToList();
        var values = types.Where(type => type.TryGetProperty("enum", out _))
            .SelectMany(type => type.GetProperty("enum").EnumerateArray());
        var properties = All(Root).Where(element => element.TryGetProperty("properties", out _))
            .SelectMany(element => element.GetProperty("properties").EnumerateObject())
            .Select(property => property.Value);

        Assert.All(
            types.Concat(functions).Concat(values).Concat(properties),
            element => Assert.True(element.TryGetProperty("description", out _), element.GetRawText()));
    }

    [Theory]
    [MemberData(nameof(EndpointFunctions))]
    public void Gives_a_list_function_the_outputs_of_a_list(string function)
    {
        var outputs = Keys(SchemaFile.Outputs(function).GetProperty("properties"));

        Assert.Equal(function.StartsWith("list", StringComparison.Ordinal), outputs.Contains("results"));
        Assert.True(
            !AnswerFile.Of(function).IsList || outputs.Order().SequenceEqual(["links", "results", "totalCount"]));
    }

    [Fact]
    public void Names_the_successor_of_the_retired_function()
    {
        var message = SchemaFile.Function("listTenantRestores").GetProperty("deprecationMessage").GetString();

        Assert.Contains("listFlexRestoreJobs", message, StringComparison.Ordinal);
    }

    // An SDK reads an integer with 32 bits. A value that can become larger is declared as a number.
    [Fact]
    public void Declares_as_integer_only_values_that_always_fit_into_32_bits()
    {
        var integers = All(Root).Where(element => element.TryGetProperty("properties", out _))
            .SelectMany(element => element.GetProperty("properties").EnumerateObject())
            .Where(property => property.Value.TryGetProperty("type", out var type) && type.GetString() == "integer")
            .Select(property => property.Name)
            .Distinct()
            .ToList();

        Assert.NotEmpty(integers);
        Assert.All(integers, name => Assert.DoesNotMatch("(?i)bytes|size|increment|time$|epoch|milli", name));
    }

    private static IEnumerable<JsonElement> All(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => All(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(All),
        _ => [],
    };

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(
        member => member.Name);
}
