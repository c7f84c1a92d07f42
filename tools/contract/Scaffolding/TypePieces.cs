using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Checking;
using AtlasBackup.ContractTool.Examples;
using AtlasBackup.ContractTool.Facts;

namespace AtlasBackup.ContractTool.Scaffolding;

/// <summary>
/// Writes the types of a new function. A schema for which the contract already has a type keeps that type.
/// </summary>
internal sealed class TypePieces(AtlasFacts facts, IReadOnlyDictionary<string, string> existing)
{
    private readonly Dictionary<string, string> _names = new(existing);
    private readonly SortedDictionary<string, JsonObject?> _types = new(StringComparer.Ordinal);

    public JsonObject? Find(string name) => _types.GetValueOrDefault(name);

    public JsonObject ToJson() => new(_types.Select(type => KeyValuePair.Create(type.Key, (JsonNode?)type.Value)));

    /// <summary>
    /// Writes a type and all types that it refers to. Returns its name, or the name of the existing type.
    /// </summary>
    public string Add(string name, JsonObject schema)
    {
        if (AtlasFacts.Name(schema) is { } schemaName && !_names.TryAdd(schemaName, name))
        {
            return _names[schemaName];
        }

        // The type is registered before it is complete, because a schema may contain itself.
        _types[name] = null;
        var properties = new JsonObject();
        var lists = new JsonArray();
        foreach (var (field, documented) in facts.Properties(schema).Where(field => !field.Value.Flag("writeOnly")))
        {
            // No program could name a property that begins so.
            var property = field.TrimStart('_');
            properties[property] = Property(name, property, documented);
            if (property != field)
            {
                properties.Object(property)["wireName"] = field;
            }

            if (facts.Resolve(documented).Text("type") == "array")
            {
                lists.Add(property);
            }
        }

        var type = new JsonObject { ["description"] = "", ["type"] = "object", ["properties"] = properties };
        if (lists.Count > 0)
        {
            type["required"] = lists;
        }

        _types[name] = type;
        return name;
    }

    /// <summary>The type of a property or of an input, without its description.</summary>
    public JsonObject TypeOf(string owner, string name, JsonObject documented)
    {
        var schema = facts.Resolve(documented);
        if (schema.Text("type") == "array")
        {
            return new JsonObject { ["type"] = "array", ["items"] = TypeOf(owner, name, schema.Object("items")) };
        }

        if (facts.Values(schema) is { Count: > 0 } values && schema.Object("properties").Count == 0)
        {
            return Reference(AddEnumeration(owner + Case.Pascal(name), values));
        }

        return (schema.Text("type"), schema.Text("format")) switch
        {
            ("integer", "int64") => new JsonObject { ["type"] = "number" },
            ("object" or null, _) when facts.Properties(schema).Count == 0 =>
                new JsonObject { ["type"] = "string", ["json"] = true },
            ("object" or null, _) => Reference(Add(NestedName(owner, name, documented), documented)),
            (var type, _) => new JsonObject { ["type"] = type },
        };
    }

    private static JsonObject Reference(string type) => new() { ["$ref"] = References.TypePrefix + type };

    private static string NestedName(string owner, string name, JsonObject documented) =>
        AtlasFacts.Name(documented) is { } schema ? Names.Type(schema) : owner + Case.Pascal(name);

    private JsonObject Property(string owner, string name, JsonObject documented)
    {
        var property = TypeOf(owner, name, documented);
        property["description"] = "";
        if (OmissionRules.LooksPersonal(name, property))
        {
            property["personal"] = true;
        }
        else if (SecretRules.LooksLikeSecret(name, property))
        {
            property["secret"] = true;
        }

        return property;
    }

    private string AddEnumeration(string name, IReadOnlyList<string> values)
    {
        // Atlas repeats an enumeration wherever it is used.
        if (_types.FirstOrDefault(type => HasValues(type.Value, values)).Key is { } same)
        {
            return same;
        }

        _types[name] = new JsonObject
        {
            ["description"] = "",
            ["type"] = "string",
            ["enum"] = new JsonArray(
            [
                .. values.Select(value => new JsonObject
                {
                    ["name"] = Names.Value(value),
                    ["value"] = value,
                    ["description"] = "",
                }),
            ]),
        };
        return name;
    }

    private static bool HasValues(JsonObject? type, IReadOnlyList<string> values) =>
        type?.ContainsKey("enum") == true
        && values.Order(StringComparer.Ordinal).SequenceEqual(
            type.List("enum").Select(value => value.Text("value")).Order(StringComparer.Ordinal));
}
