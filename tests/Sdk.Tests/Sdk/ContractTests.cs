using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Atlas.Backup;
using Pulumi;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>Everything that schema.json declares can be reached through the built SDK, with the right type.</summary>
public sealed class ContractTests
{
    private static readonly Assembly Sdk = typeof(Atlas.Backup.Provider).Assembly;
    private static readonly JsonElement Schema = Repository.ReadSchema();

    public static TheoryData<string> Functions => [.. Names("functions")];

    public static TheoryData<string> Objects => [.. Names("types").Where(name => !IsEnum(name))];

    public static TheoryData<string> Enums => [.. Names("types").Where(IsEnum)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Functions_can_be_called_in_every_form(string token)
    {
        var name = ClassOf(token);
        var result = TypeNamed($"{name}Result");

        var methods = TypeNamed(name).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => (
                method.Name,
                method.ReturnType,
                string.Join(",", method.GetParameters().Select(p => p.ParameterType.Name))));
        Assert.Equal(
            [
                ("InvokeAsync", typeof(Task<>).MakeGenericType(result), $"{name}Args,InvokeOptions"),
                ("Invoke", typeof(Output<>).MakeGenericType(result), $"{name}InvokeArgs,InvokeOptions"),
                ("Invoke", typeof(Output<>).MakeGenericType(result), $"{name}InvokeArgs,InvokeOutputOptions"),
            ],
            methods);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Arguments_have_the_types_of_the_schema(string token)
    {
        var inputs = Schema.GetProperty("functions").GetProperty(token).GetProperty("inputs");

        AssertInputs(inputs, TypeNamed($"{ClassOf(token)}Args"), type => type);
        AssertInputs(inputs, TypeNamed($"{ClassOf(token)}InvokeArgs"), type => typeof(Input<>).MakeGenericType(type));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Results_have_the_types_of_the_schema(string token) =>
        AssertOutputs(
            Schema.GetProperty("functions").GetProperty(token).GetProperty("outputs"),
            TypeNamed($"{ClassOf(token)}Result"));

    [Theory]
    [MemberData(nameof(Objects))]
    public void Nested_types_have_the_types_of_the_schema(string token) =>
        AssertOutputs(Schema.GetProperty("types").GetProperty(token), TypeNamed($"Outputs.{ClassOf(token)}"));

    [Theory]
    [MemberData(nameof(Enums))]
    public void Enumerations_have_every_value(string token)
    {
        var type = TypeNamed(ClassOf(token));
        var expected = Schema.GetProperty("types").GetProperty(token).GetProperty("enum").EnumerateArray()
            .Select(value => (value.GetProperty("name").GetString(), value.GetProperty("value").GetString()));

        Assert.NotNull(type.GetCustomAttribute<EnumTypeAttribute>());
        Assert.Equal(
            expected, type.GetProperties().Select(value => ((string?)value.Name, value.GetValue(null)?.ToString())));
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

    [Fact]
    public void The_configuration_can_be_read()
    {
        var variables = Schema.GetProperty("config").GetProperty("variables").EnumerateObject()
            .Select(variable => (SchemaTypes.Pascal(variable.Name), Nullable(SchemaTypes.Output(variable.Value))));

        Assert.Equal(
            variables.Order(Comparer<(string, Type)>.Create((a, b) => string.CompareOrdinal(a.Item1, b.Item1))),
            typeof(Atlas.Backup.Config).GetProperties().Select(property => (property.Name, property.PropertyType)));
    }

    [Fact]
    public void The_SDK_has_nothing_that_the_schema_lacks()
    {
        var functions = Names("functions").Select(ClassOf);
        var expected = functions.SelectMany(
            name => (string[])[name, $"{name}Args", $"{name}InvokeArgs", $"{name}Result"])
            .Concat(Names("types").Select(ClassOf))
            .Concat(["Provider", "ProviderArgs", "Config"]);

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Sdk.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    private static void AssertInputs(JsonElement inputs, Type owner, Func<Type, Type> wrap)
    {
        var expected = inputs.GetProperty("properties").EnumerateObject()
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property =>
            {
                var isRequired = SchemaTypes.IsRequired(inputs, property.Name);
                var bare = wrap(SchemaTypes.Output(property.Value));
                var type = isRequired ? bare : Nullable(bare);

                return (SchemaTypes.Pascal(property.Name), property.Name, isRequired, type, !isRequired);
            });

        var context = new NullabilityInfoContext();
        Assert.Equal(expected, owner.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (
            property.Name,
            WireName(property),
            IsRequired(property),
            property.PropertyType,
            context.Create(property).WriteState == NullabilityState.Nullable)));
    }

    private static void AssertOutputs(JsonElement owner, Type type)
    {
        var properties = owner.GetProperty("properties").EnumerateObject()
            .OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        var context = new NullabilityInfoContext();
        var expected = properties.Select(property =>
        {
            var bare = SchemaTypes.Output(property.Value);
            var isNullable = !SchemaTypes.IsRequired(owner, property.Name) && !IsList(bare);

            return (SchemaTypes.Pascal(property.Name), isNullable ? Nullable(bare) : bare, isNullable);
        });

        Assert.Equal(expected, type.GetFields().Select(field =>
            (field.Name, field.FieldType, context.Create(field).ReadState == NullabilityState.Nullable)));
        var constructor = Assert.Single(type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance));
        Assert.NotNull(constructor.GetCustomAttribute<OutputConstructorAttribute>());
        Assert.Equal(
            properties.Select(property => property.Name),
            constructor.GetParameters().Select(parameter => parameter.Name));
        AssertFillsEveryField(type, constructor);
    }

    /// <summary>
    /// A lone default would not show a forgotten assignment, so each parameter gets a value of its own where it can.
    /// </summary>
    private static void AssertFillsEveryField(Type type, ConstructorInfo constructor)
    {
        var texts = constructor.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(string) ? $"value of {parameter.Name}" : null)
            .ToArray();
        var instance = constructor.Invoke([.. texts.Cast<object?>()]);

        Assert.All(
            constructor.GetParameters().Zip(texts).Where(pair => pair.Second is not null),
            pair => Assert.Equal(pair.Second, type.GetField(SchemaTypes.Pascal(pair.First.Name!))!.GetValue(instance)));
    }

    private static string WireName(PropertyInfo property) => Argument<string>(property, 0);

    private static bool IsRequired(PropertyInfo property) => Argument<bool>(property, 1);

    // By data, because the attribute's properties are not the same in every version of Pulumi.
    private static T Argument<T>(PropertyInfo property, int index) =>
        (T)property.CustomAttributes
            .Single(data => data.AttributeType == typeof(InputAttribute)).ConstructorArguments[index].Value!;

    private static Type Nullable(Type type) => type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static bool IsEnum(string token) =>
        Schema.GetProperty("types").GetProperty(token).TryGetProperty("enum", out _);

    private static IEnumerable<string> Names(string section) =>
        Schema.GetProperty(section).EnumerateObject().Select(member => member.Name);

    private static string ClassOf(string token) => SchemaTypes.Pascal(token.Split(':')[2]);

    private static Type TypeNamed(string name) => Sdk.GetType($"Atlas.Backup.{name}", throwOnError: true)!;
}
