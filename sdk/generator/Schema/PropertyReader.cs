using System.Text.Json;

namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>
/// Reads the properties of objects, of arguments and of the configuration, in the order of their names.
/// </summary>
internal sealed class PropertyReader(TypeTable types)
{
    private static readonly string[] Known =
    [
        "type", "$ref", "items", "additionalProperties", "oneOf", "discriminator", "plain", "description", "default",
        "deprecationMessage", "language", "secret", "replaceOnChanges", "willReplaceOnChanges",
    ];

    // If an SDK read a default from the environment, it would send it as if the program had given it. The value would
    // be written into the state and would override other variables. The plugin reads the environment itself.
    private static readonly string[] Unsupported = ["const", "defaultInfo"];

    public List<Property> ReadObject(SchemaNode node)
    {
        node.AllowOnly(
            "type", "properties", "required", "description", "plain", "language", "isOverlay", "overlaySupportedLanguages");
        if (node.TextOf("type") is { } type && type != "object")
        {
            throw node.Problem($"expected the type 'object', got '{type}'");
        }

        return Read(node.Find("properties"), node.Find("required"));
    }

    public List<Property> Read(SchemaNode? properties, SchemaNode? required)
    {
        var requiredNames = new HashSet<string>();
        foreach (var name in required?.Items ?? [])
        {
            if (properties?.Find(name.Text) is null)
            {
                throw name.Problem($"requires '{name.Text}', which is not a property");
            }

            requiredNames.Add(name.Text);
        }

        var members = properties?.Members ?? [];

        return
        [
            .. members
                .OrderBy(member => member.Name, StringComparer.Ordinal)
                .Select(member => ReadProperty(member.Name, member.Value, requiredNames.Contains(member.Name))),
        ];
    }

    private Property ReadProperty(string name, SchemaNode node, bool isRequired)
    {
        node.AllowOnly([.. Known, .. Unsupported]);
        node.Refuse(Unsupported);

        return new Property(
            name,
            node.Place,
            types.Read(node),
            isRequired,
            node.FlagOf("secret"),
            node.TextOf("description") ?? "",
            node.TextOf("deprecationMessage") ?? "",
            node.Find("language")?.Find("csharp")?.TextOf("name"),
            ReadDefault(node));
    }

    private static JsonElement? ReadDefault(SchemaNode node)
    {
        var constant = node.Find("default");
        if (constant is { Json.ValueKind: JsonValueKind.Object or JsonValueKind.Array })
        {
            throw node.Problem("has a default that is not a single value");
        }

        return constant?.Json;
    }
}
