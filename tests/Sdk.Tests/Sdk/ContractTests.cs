using System.Reflection;
using System.Text.Json;
using Atlas.Backup;
using Pulumi;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>
/// What schema.json declares works in the built SDK. OfficialSdkTests compares the declarations alone.
/// </summary>
public sealed class ContractTests
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly Assembly Sdk = typeof(Atlas.Backup.Provider).Assembly;
    private static readonly JsonElement Schema = Repository.ReadSchema();

    public static TheoryData<string> Functions => [.. Names("functions")];

    public static TheoryData<string> Objects =>
        [.. Names("types").Where(name => Sdk.GetType($"Atlas.Backup.Outputs.{ClassOf(name)}") is not null)];

    public static TheoryData<string> Enums => [.. Names("types").Where(IsEnum)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Functions_can_be_called_in_every_form(string token)
    {
        var name = ClassOf(token);
        var result = TypeNamed($"{name}Result");
        var mark = Required(Inputs(token)).Any() ? "" : "?";

        var methods = TypeNamed(name).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => (method.Name, method.ReturnType, string.Join(",", method.GetParameters()
                .Select(parameter => parameter.ParameterType.Name + (parameter.IsOptional ? "?" : "")))));
        Assert.Equal(
            [
                ("InvokeAsync", typeof(Task<>).MakeGenericType(result), $"{name}Args{mark},InvokeOptions?"),
                ("Invoke", typeof(Output<>).MakeGenericType(result), $"{name}InvokeArgs{mark},InvokeOptions?"),
                ("Invoke", typeof(Output<>).MakeGenericType(result), $"{name}InvokeArgs,InvokeOutputOptions"),
            ],
            methods);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Arguments_have_their_wire_names(string token)
    {
        var inputs = Inputs(token);
        var expected = inputs.GetProperty("properties").EnumerateObject()
            .Select(property => (property.Name, Required(inputs).Contains(property.Name)))
            .Order();

        Assert.Equal(expected, WireNames(TypeNamed($"{ClassOf(token)}Args")));
        Assert.Equal(expected, WireNames(TypeNamed($"{ClassOf(token)}InvokeArgs")));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Results_are_filled_from_the_wire(string token) =>
        AssertIsFilled(
            TypeNamed($"{ClassOf(token)}Result"),
            Schema.GetProperty("functions").GetProperty(token).GetProperty("outputs"));

    [Theory]
    [MemberData(nameof(Objects))]
    public void Nested_types_are_filled_from_the_wire(string token) =>
        AssertIsFilled(TypeNamed($"Outputs.{ClassOf(token)}"), Schema.GetProperty("types").GetProperty(token));

    [Theory]
    [MemberData(nameof(Enums))]
    public void Enumerations_have_every_value(string token)
    {
        var type = TypeNamed(ClassOf(token));
        var expected = Schema.GetProperty("types").GetProperty(token).GetProperty("enum").EnumerateArray()
            .Select(value => (value.GetProperty("name").ToString(), value.GetProperty("value").ToString()));

        var values = type.IsEnum
            ? Enum.GetValues(type).Cast<Enum>().Select(value => (value.ToString(), value.ToString("D")))
            : type.GetProperties().Select(value => (value.Name, value.GetValue(null)!.ToString()!));
        Assert.Equal(type.IsEnum, type.GetCustomAttribute<EnumTypeAttribute>() is null);
        Assert.Equal(expected.Order(), values.Order());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Only_deprecated_functions_are_obsolete(string token)
    {
        var message = Schema.GetProperty("functions")
            .GetProperty(token).TryGetProperty("deprecationMessage", out var text)
            ? text.GetString()
            : null;

        Assert.Equal(message, TypeNamed(ClassOf(token)).GetCustomAttribute<ObsoleteAttribute>()?.Message);
    }

    /// <summary>
    /// A lone default would not show a forgotten assignment, so each parameter gets a value of its own where it can.
    /// </summary>
    private static void AssertIsFilled(Type type, JsonElement owner)
    {
        var properties = owner.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        var constructor = Assert.Single(type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance));
        var texts = constructor.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(string) ? $"value of {parameter.Name}" : null)
            .ToArray();

        var instance = constructor.Invoke([.. texts.Cast<object?>()]);

        Assert.NotNull(constructor.GetCustomAttribute<OutputConstructorAttribute>());
        Assert.Equal(
            properties.Order(StringComparer.Ordinal), constructor.GetParameters().Select(parameter => parameter.Name));
        Assert.All(
            constructor.GetParameters().Zip(texts).Where(pair => pair.Second is not null),
            pair => Assert.Equal(
                pair.Second, type.GetField(SchemaDeclarations.Pascal(pair.First.Name!))!.GetValue(instance)));
    }

    /// <summary>
    /// Reads the names from the properties, or from the fields behind those that are lists or secret.
    /// By data, because the attribute's properties are not the same in every version of Pulumi.
    /// </summary>
    private static IEnumerable<(string Name, bool IsRequired)> WireNames(Type type) =>
        type.GetMembers(Instance)
            .SelectMany(member => member.CustomAttributes)
            .Where(attribute => attribute.AttributeType == typeof(InputAttribute))
            .Select(attribute => (
                (string)attribute.ConstructorArguments[0].Value!, (bool)attribute.ConstructorArguments[1].Value!))
            .Order();

    private static JsonElement Inputs(string token) =>
        Schema.GetProperty("functions").GetProperty(token).GetProperty("inputs");

    private static IEnumerable<string?> Required(JsonElement owner) =>
        owner.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString())
            : [];

    private static bool IsEnum(string token) =>
        Schema.GetProperty("types").GetProperty(token).TryGetProperty("enum", out _);

    private static IEnumerable<string> Names(string section) =>
        Schema.GetProperty(section).EnumerateObject().Select(member => member.Name);

    private static string ClassOf(string token) => SchemaDeclarations.ClassOf(token);

    private static Type TypeNamed(string name) => Sdk.GetType($"Atlas.Backup.{name}", throwOnError: true)!;
}
