using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Lists which keywords of a property go into schema.json; the others are rules for the plugin.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> OfSchema =
        ["type", "$ref", "items", "description", "secret", "deprecationMessage"];

    private static readonly HashSet<string> OfPlugin =
    [
        "format", "minimum", "exclusiveMinimum", "maximum", "maxLength", "minItems", "maxItems", "local", "default",
        "excludes", "needs", "filter", "wireName", "json", "personal", "environment",
    ];

    /// <summary>Copies a property without the plugin's rules; an unknown keyword is an error.</summary>
    public static JsonObject WithoutRules(JsonObject property, string place)
    {
        var copy = new JsonObject();
        foreach (var (keyword, value) in property)
        {
            if (OfSchema.Contains(keyword))
            {
                copy[keyword] = value is JsonObject items ? WithoutRules(items, place) : value?.DeepClone();
            }
            else if (!OfPlugin.Contains(keyword))
            {
                throw new ContractException($"{place} has the unknown keyword '{keyword}'");
            }
        }

        return copy;
    }
}
