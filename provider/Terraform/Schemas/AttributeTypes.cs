using System.Text.Json;
using AtlasBackup.Provider.Schemas;
using AtlasBackup.Provider.Terraform.Names;
using Google.Protobuf;
using Tfplugin6;

namespace AtlasBackup.Provider.Terraform.Schemas;

/// <summary>The types of attributes, as Terraform writes them.</summary>
/// <param name="withSecrets">Whether secret outputs belong to them.</param>
internal sealed class AttributeTypes(bool withSecrets)
{
    private readonly Dictionary<string, NestedAttributes> _known = [];

    /// <summary>Gives an attribute its type.</summary>
    public void Set(BlockAttribute attribute, JsonElement specification)
    {
        var isList = specification.TryGetProperty("items", out var items);
        var item = isList ? items : specification;
        if (SchemaFile.TypeOf(item) is { } type && !type.TryGetProperty("enum", out _))
        {
            attribute.Nested = new NestedAttributes
            {
                Nesting = isList ? Nesting.List : Nesting.Single,
                Attributes = { Nested(item, type).Attributes },
            };
            return;
        }

        var scalar = Scalar(item);
        attribute.Type = ByteString.CopyFromUtf8(isList ? $"[\"list\",{scalar}]" : scalar);
    }

    /// <summary>The attributes of an object that Atlas fills.</summary>
    public IEnumerable<BlockAttribute> Computed(JsonElement specification) => SchemaFile.PropertiesOf(specification)
        .Where(property => withSecrets || !SchemaFile.Flag(property.Value, "secret"))
        .Select(property => Computed(property.Name, property.Value));

    public BlockAttribute Computed(string name, JsonElement specification)
    {
        var attribute = new BlockAttribute
        {
            Name = TerraformNames.Attribute(name),
            Computed = true,
            Description = Descriptions.OfAttribute(specification, isInput: false),
            DescriptionKind = TextKind.Markdown,
        };
        Set(attribute, specification);
        return attribute;
    }

    private NestedAttributes Nested(JsonElement reference, JsonElement type)
    {
        var name = reference.GetProperty("$ref").GetString() ?? "";
        if (!_known.TryGetValue(name, out var nested))
        {
            nested = new NestedAttributes { Attributes = { Computed(type) } };
            _known[name] = nested;
        }

        return nested;
    }

    private static string Scalar(JsonElement item)
    {
        var type = (SchemaFile.TypeOf(item) ?? item).GetProperty("type").GetString();
        return type switch
        {
            "string" => "\"string\"",
            "boolean" => "\"bool\"",
            "integer" or "number" => "\"number\"",
            _ => throw new InvalidOperationException($"schema.json: Terraform has no type '{type}'"),
        };
    }
}
