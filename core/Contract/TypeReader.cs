using System.Collections.Immutable;
using System.Text.Json;

namespace AtlasBackup.Core.Contract;

/// <summary>Reads the types of one subject, those that all subjects share, and those of another that it uses.</summary>
internal sealed class TypeReader(JsonElement subject, JsonElement shared, JsonElement? used = null)
{
    private const string TypePrefix = "#/types/";

    private readonly Dictionary<string, TypeSchema> _types = [];

    /// <summary>Reads the type of an input or a property.</summary>
    public TypeSchema Read(JsonElement specification)
    {
        if (specification.Text("$ref") is { } reference)
        {
            return Named(NameIn(reference));
        }

        return specification.Text("type") switch
        {
            "array" => new TypeSchema(TypeKind.Array, Items: Read(specification.GetProperty("items"))),
            var scalar => Scalar(scalar) with { IsJson = specification.Flag("json") },
        };
    }

    /// <summary>Reads a type by its name.</summary>
    public TypeSchema Named(string name)
    {
        if (_types.TryGetValue(name, out var known))
        {
            return known;
        }

        var specification = Find(subject, name)
            ?? Find(shared, name)
            ?? (used is { } other ? Find(other, name) : null)
            ?? throw Invalid($"there is no type '{name}'");
        if (specification.Member("enum") is { } values)
        {
            var scalar = Scalar(specification.Text("type"));
            return _types[name] = scalar with
            {
                Values = [.. values.EnumerateArray().Select(value => value.Text("value") ?? "")],
            };
        }

        // The type is known before its properties are read, so that it may contain itself.
        var schema = new ObjectSchema();
        var type = _types[name] = new TypeSchema(TypeKind.Object, Object: schema);
        schema.Properties = Properties(specification);
        return type;
    }

    /// <summary>Reads the outputs of a list, by the template that all lists share.</summary>
    public ObjectSchema List(string item) => new()
    {
        Properties =
        [
            .. shared.GetProperty("list").GetProperty("properties").EnumerateObject().Select(property =>
                new PropertySchema(property.Name, IsItems(property.Value)
                    ? new TypeSchema(TypeKind.Array, Items: Named(item))
                    : Read(property.Value))),
        ],
    };

    /// <summary>Reads the outputs of a function that are those of a type, and no others.</summary>
    public ObjectSchema Whole(string name) =>
        Named(name).Object ?? throw Invalid("the outputs of a function are an object");

    /// <summary>
    /// Reads the outputs of a function that reads one object: those of its type, and those that all such functions
    /// have.
    /// </summary>
    public ObjectSchema Single(string name) => new()
    {
        Properties =
        [
            .. Whole(name).Properties
                .Concat(shared.GetProperty("single").GetProperty("outputs").EnumerateObject().Select(property =>
                    new PropertySchema(property.Name, Read(property.Value)) { IsFound = true }))
                .OrderBy(property => property.Name, StringComparer.Ordinal),
        ],
    };

    public static string NameIn(string reference) => reference.StartsWith(TypePrefix, StringComparison.Ordinal)
        ? reference[TypePrefix.Length..]
        : throw Invalid($"'{reference}' does not refer to a type");

    private static bool IsItems(JsonElement property) =>
        property.Member("items")?.Text("$ref") == $"{TypePrefix}{{item}}";

    private static JsonElement? Find(JsonElement file, string name) => file.Member("types")?.Member(name);

    private static TypeSchema Scalar(string? type) => type switch
    {
        "boolean" => new TypeSchema(TypeKind.Boolean),
        "integer" => new TypeSchema(TypeKind.Integer),
        "number" => new TypeSchema(TypeKind.Number),
        "string" => new TypeSchema(TypeKind.String),
        _ => throw Invalid($"type '{type}' is not supported; give an object type a name and refer to it"),
    };

    private static InvalidOperationException Invalid(string what) => new($"contract/: {what}");

    private ImmutableArray<PropertySchema> Properties(JsonElement specification) =>
    [
        .. specification.GetProperty("properties").EnumerateObject().Select(property =>
            new PropertySchema(property.Name, Read(property.Value), property.Value.Text("wireName"))
            {
                IsSecret = property.Value.Flag("secret"),
                IsPersonal = property.Value.Flag("personal"),
            }),
    ];
}
