using System.Text.Json;

namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>Knows the types that the schema declares and reads references to them.</summary>
internal sealed class TypeTable
{
    private const string LocalTypes = "#/types/";

    private readonly Dictionary<string, ObjectType> _objects = [];
    private readonly Dictionary<string, EnumType> _enums = [];
    private readonly Dictionary<ObjectType, SchemaNode> _bodies = [];

    public TypeTable(SchemaNode root, TokenReader tokens)
    {
        foreach (var (name, body) in root.MembersOf("types"))
        {
            body.Refuse("isOverlay", "overlaySupportedLanguages");
            var token = tokens.Read(name, body);
            if (body.Find("enum") is not null)
            {
                _enums.Add(name, ReadEnum(token, body));
                continue;
            }

            var type = new ObjectType(token, body.TextOf("description") ?? "");
            _objects.Add(name, type);
            _bodies.Add(type, body);
        }
    }

    public IReadOnlyList<ObjectType> Objects => [.. _objects.Values];

    public IReadOnlyList<EnumType> Enums => [.. _enums.Values];

    public void FillObjects(PropertyReader properties)
    {
        foreach (var (type, body) in _bodies)
        {
            type.Properties = properties.ReadObject(body);
        }
    }

    public TypeRef Read(SchemaNode node)
    {
        var isPlain = node.FlagOf("plain");
        if (node.TextOf("$ref") is { } reference)
        {
            return Resolve(reference, node) with { IsPlain = isPlain };
        }

        return ReadInPlace(node) with { IsPlain = isPlain };
    }

    private TypeRef ReadInPlace(SchemaNode node)
    {
        if (node.Find("oneOf") is { } choices)
        {
            return new UnionRef([.. choices.Items.Select(Read)]);
        }

        return node.Get("type").Text switch
        {
            "boolean" => new BuiltInRef(BuiltIn.Boolean),
            "integer" => new BuiltInRef(BuiltIn.Integer),
            "number" => new BuiltInRef(BuiltIn.Number),
            "string" => new BuiltInRef(BuiltIn.Text),
            "array" => new ListRef(Read(node.Get("items"))),
            "object" => new MapRef(
                node.Find("additionalProperties") is { } values ? Read(values) : new BuiltInRef(BuiltIn.Text)),
            var other => throw node.Problem($"has the unknown type '{other}'"),
        };
    }

    private TypeRef Resolve(string reference, SchemaNode node) => reference switch
    {
        "pulumi.json#/Any" => new BuiltInRef(BuiltIn.Any),
        "pulumi.json#/Json" => new BuiltInRef(BuiltIn.Json),
        "pulumi.json#/Archive" => new BuiltInRef(BuiltIn.Archive),
        "pulumi.json#/Asset" => new BuiltInRef(BuiltIn.Asset),
        _ when !reference.StartsWith(LocalTypes, StringComparison.Ordinal) =>
            throw node.Problem($"refers to '{reference}': only types of this schema are supported"),
        _ => ResolveLocal(Uri.UnescapeDataString(reference[LocalTypes.Length..]), node),
    };

    private TypeRef ResolveLocal(string token, SchemaNode node)
    {
        if (_objects.TryGetValue(token, out var type))
        {
            return new ObjectRef(type);
        }

        return _enums.TryGetValue(token, out var enumeration)
            ? new EnumRef(enumeration)
            : throw node.Problem($"refers to the type '{token}', which the schema does not declare");
    }

    private static EnumType ReadEnum(Token token, SchemaNode body)
    {
        body.AllowOnly("type", "enum", "description", "isOverlay", "overlaySupportedLanguages", "language");
        var (kind, valueKind) = body.Get("type").Text switch
        {
            "string" => (BuiltIn.Text, JsonValueKind.String),
            "integer" => (BuiltIn.Integer, JsonValueKind.Number),
            "number" => (BuiltIn.Number, JsonValueKind.Number),
            var other => throw body.Problem($"is an enumeration of type '{other}', which C# SDKs do not have"),
        };
        var values = body.Get("enum").Items.Select(item => ReadEnumValue(item, valueKind));

        return new EnumType(token, body.Place, body.TextOf("description") ?? "", kind, [.. values]);
    }

    private static EnumValue ReadEnumValue(SchemaNode item, JsonValueKind kind)
    {
        item.AllowOnly("name", "value", "description", "deprecationMessage");
        var value = item.Get("value").Json;
        if (value.ValueKind != kind)
        {
            throw item.Problem("has a value of another type than its enumeration");
        }

        return new EnumValue(
            item.TextOf("name") ?? value.ToString(),
            value,
            item.TextOf("description") ?? "",
            item.TextOf("deprecationMessage") ?? "");
    }
}
