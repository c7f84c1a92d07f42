using System.Text.Json.Nodes;
using AtlasBackup.Provider.Terraform.Schemas;
using Tfplugin6;

namespace AtlasBackup.SurfaceTool;

/// <summary>Renders the Terraform schema: for each attribute how it is used, and its type.</summary>
internal static class TerraformSurface
{
    public static JsonObject Render()
    {
        var schema = new TerraformSchema().Whole();
        return new JsonObject
        {
            ["provider"] = new JsonObject { ["provider"] = Attributes(schema.Provider) },
            ["data sources"] = Blocks(schema.DataSources),
            ["ephemeral resources"] = Blocks(schema.EphemeralResources),
        };
    }

    private static JsonObject Blocks(IDictionary<string, BlockSchema> blocks) =>
        new(blocks.OrderBy(block => block.Key, StringComparer.Ordinal)
            .Select(block => KeyValuePair.Create(block.Key, (JsonNode?)Attributes(block.Value))));

    private static JsonObject Attributes(BlockSchema schema) =>
        new(Flat("", schema.Block.Attributes).OrderBy(attribute => attribute.Key, StringComparer.Ordinal));

    // A nested attribute has the names of those around it before its own: parts.shard_name.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Flat(
        string prefix,
        IEnumerable<BlockAttribute> attributes) =>
        attributes.SelectMany(attribute => Flat($"{prefix}{attribute.Name}.", attribute.Nested?.Attributes ?? [])
            .Prepend(KeyValuePair.Create(prefix + attribute.Name, (JsonNode?)JsonValue.Create(Text(attribute)))));

    private static string Text(BlockAttribute attribute)
    {
        var type = attribute.Nested is { } nested
            ? nested.Nesting == Nesting.List ? "list of objects" : "object"
            : attribute.Type.ToStringUtf8().Replace("\"", "", StringComparison.Ordinal);
        (string Word, bool Applies)[] uses =
        [
            ("required", attribute.Required), ("optional", attribute.Optional), ("computed", attribute.Computed),
            ("sensitive", attribute.Sensitive),
        ];
        return string.Join(' ', uses.Where(use => use.Applies).Select(use => use.Word).Append(type));
    }
}
