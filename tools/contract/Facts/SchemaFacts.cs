using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Facts;

/// <summary>
/// Copies only facts from an OpenAPI schema: names, types, bounds and values. Keywords that are not in the list of
/// allowed ones are not copied, above all descriptions and examples, whose text belongs to others.
/// </summary>
internal static class SchemaFacts
{
    public const string ReferencePrefix = "#/components/schemas/";

    private static readonly HashSet<string> Plain =
    [
        "type", "format", "enum", "required", "readOnly", "writeOnly", "deprecated", "nullable", "minimum", "maximum",
        "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "default",
    ];

    // The patterns for which the contract has a format. Others are too long to compare, and are often wrong.
    private static readonly Dictionary<string, string> Formats = new()
    {
        ["^([a-f0-9]{24})$"] = "object-id",
        ["^[a-zA-Z0-9][a-zA-Z0-9-]*$"] = "cluster-name",
    };

    public static JsonObject Extract(JsonObject schema)
    {
        var facts = new JsonObject();
        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "$ref":
                    facts["$ref"] = ShortName(schema.Text("$ref") ?? "");
                    break;
                case "pattern" when Formats.GetValueOrDefault(schema.Text("pattern") ?? "") is { } format:
                    facts["format"] = format;
                    break;
                case "properties":
                    facts["properties"] = ExtractEach(schema.Object("properties"));
                    break;
                case "items" or "additionalProperties" when value is JsonObject child:
                    facts[keyword] = Extract(child);
                    break;
                case "allOf" or "oneOf" or "anyOf":
                    facts[keyword] = new JsonArray([.. schema.List(keyword).Select(Extract)]);
                    break;
                case "discriminator":
                    facts["discriminator"] = schema.Object("discriminator").Text("propertyName");
                    ExtractMembers(schema, facts);
                    break;
                case var plain when Plain.Contains(plain):
                    facts[plain] = value?.DeepClone();
                    break;
                default:
                    break;
            }
        }

        return facts;
    }

    public static string ShortName(string reference) => reference.StartsWith(ReferencePrefix, StringComparison.Ordinal)
        ? reference[ReferencePrefix.Length..]
        : throw new ContractException($"the specification refers to '{reference}', which is not one of its schemas");

    /// <summary>The names of the schemas that extracted facts refer to, at every depth.</summary>
    public static IEnumerable<string> References(JsonNode? facts) => facts switch
    {
        JsonObject node => node.SelectMany(entry =>
            entry.Key == "$ref" && entry.Value is JsonValue name ? [name.GetValue<string>()] : References(entry.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    // Some unions name their members only in the mapping.
    private static void ExtractMembers(JsonObject schema, JsonObject facts)
    {
        var members = schema.Object("discriminator").Object("mapping")
            .Select(entry => entry.Value?.GetValue<string>() ?? "").Distinct().ToArray();
        if (members.Length > 0 && !schema.ContainsKey("oneOf") && !schema.ContainsKey("anyOf"))
        {
            facts["oneOf"] = new JsonArray([.. members.Select(member => new JsonObject { ["$ref"] = ShortName(member) })]);
        }
    }

    private static JsonObject ExtractEach(JsonObject properties) =>
        new(properties.Objects().Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)Extract(entry.Value))));
}
