using System.Collections.Immutable;
using System.Text.Json;

namespace AtlasBackup.Core.Contract;

/// <summary>Reads schema.json, in the form of Pulumi's package schema, into what the provider works with.</summary>
internal sealed class SchemaReader
{
    private const string TypeReferencePrefix = "#/types/";

    private readonly JsonElement _root;
    private readonly Dictionary<string, TypeSchema> _types = [];

    private SchemaReader(JsonElement root)
    {
        _root = root;
    }

    public static PackageSchema Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return new SchemaReader(document.RootElement).ReadPackage();
    }

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var flag) && flag.GetBoolean();

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    private static InvalidOperationException Invalid(string what) => new($"schema.json: {what}");

    private PackageSchema ReadPackage()
    {
        var functions = new Dictionary<string, FunctionSchema>();
        foreach (var function in _root.GetProperty("functions").EnumerateObject())
        {
            functions[function.Name] = new FunctionSchema(
                function.Name,
                ReadObject(function.Value.GetProperty("inputs")),
                ReadObject(function.Value.GetProperty("outputs")));
        }

        var configuration = new ObjectSchema
        {
            Properties = ReadProperties(_root.GetProperty("config").GetProperty("variables"), []),
        };
        return new PackageSchema(Text(_root, "name"), configuration, functions);
    }

    private ObjectSchema ReadObject(JsonElement specification)
    {
        var schema = new ObjectSchema();
        Fill(schema, specification);
        return schema;
    }

    private void Fill(ObjectSchema schema, JsonElement specification)
    {
        HashSet<string> required = specification.TryGetProperty("required", out var names)
            ? [.. names.EnumerateArray().Select(name => name.GetString() ?? "")]
            : [];
        schema.Properties = ReadProperties(specification.GetProperty("properties"), required);
    }

    private ImmutableArray<PropertySchema> ReadProperties(JsonElement properties, HashSet<string> required) =>
    [
        .. properties.EnumerateObject().Select(property =>
            new PropertySchema(property.Name, ReadType(property.Value))
            {
                Description = Text(property.Value, "description"),
                Environment = ReadEnvironment(property.Value),
                IsRequired = required.Contains(property.Name),
                IsSecret = Flag(property.Value, "secret"),
            }),
    ];

    private static List<string> ReadEnvironment(JsonElement property) =>
        property.TryGetProperty("defaultInfo", out var info)
            ? [.. info.GetProperty("environment").EnumerateArray().Select(name => name.GetString() ?? "")]
            : [];

    private TypeSchema ReadType(JsonElement specification)
    {
        if (specification.TryGetProperty("$ref", out var reference))
        {
            return ReadNamedType(reference.GetString() ?? "");
        }

        return Text(specification, "type") switch
        {
            "array" => new TypeSchema(TypeKind.Array, Items: ReadType(specification.GetProperty("items"))),
            var scalar => ReadScalar(scalar),
        };
    }

    private static TypeSchema ReadScalar(string type) => type switch
    {
        "boolean" => new TypeSchema(TypeKind.Boolean),
        "integer" => new TypeSchema(TypeKind.Integer),
        "number" => new TypeSchema(TypeKind.Number),
        "string" => new TypeSchema(TypeKind.String),
        _ => throw Invalid($"type '{type}' is not supported here; name an object type and refer to it"),
    };

    private TypeSchema ReadNamedType(string reference)
    {
        var token = reference.StartsWith(TypeReferencePrefix, StringComparison.Ordinal)
            ? reference[TypeReferencePrefix.Length..]
            : throw Invalid($"'{reference}' does not refer to a type of this schema");
        if (_types.TryGetValue(token, out var known))
        {
            return known;
        }

        if (!_root.GetProperty("types").TryGetProperty(token, out var specification))
        {
            throw Invalid($"there is no type '{token}'");
        }

        // An enumeration is a scalar here: a value that the schema does not list passes through unchanged.
        if (specification.TryGetProperty("enum", out _))
        {
            return _types[token] = ReadScalar(Text(specification, "type"));
        }

        // The type is known before its properties are read, so that it may contain itself.
        var schema = new ObjectSchema();
        var type = _types[token] = new TypeSchema(TypeKind.Object, Object: schema);
        Fill(schema, specification);
        return type;
    }
}
