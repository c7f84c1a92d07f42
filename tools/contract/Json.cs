using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool;

/// <summary>Reads and writes the JSON files of this repository.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one line, without escapes for letters of other languages.</summary>
    public static JsonSerializerOptions Compact { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonObject ReadFile(string path) => Parse(File.ReadAllText(path), path);

    public static JsonObject Parse(string text, string path)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject
                ?? throw new ContractException($"{path} is not a JSON object");
        }
        catch (JsonException error)
        {
            throw new ContractException($"{path} is not JSON: {error.Message}");
        }
    }

    public static string ToText(JsonNode node) => node.ToJsonString(Format) + "\n";

    public static string? Text(this JsonObject node, string name) => node[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => throw Unexpected(other, "text in quotes"),
    };

    public static string RequiredText(this JsonObject node, string name, string owner) =>
        node.Text(name) ?? throw new ContractException($"{owner} has no '{name}'");

    public static bool Flag(this JsonObject node, string name) => node[name] switch
    {
        null => false,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        var other => throw Unexpected(other, "true or false"),
    };

    public static JsonObject Object(this JsonObject node, string name) => node[name] as JsonObject ?? [];

    public static IEnumerable<string> Texts(this JsonObject node, string name) =>
        (node[name] as JsonArray ?? []).Select(text => text?.GetValue<string>() ?? "");

    /// <summary>The objects of a list; empty if there is no list.</summary>
    public static IEnumerable<JsonObject> List(this JsonObject node, string name) =>
        (node[name] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The schema of a list's items, or the schema itself if it is not a list.</summary>
    public static JsonObject Element(this JsonObject schema) => schema["items"] as JsonObject ?? schema;

    public static IEnumerable<(string Name, JsonObject Value)> Objects(this JsonObject node)
    {
        foreach (var (name, value) in node)
        {
            if (value is JsonObject child)
            {
                yield return (name, child);
            }
        }
    }

    private static ContractException Unexpected(JsonNode node, string expected) =>
        new($"{node.GetPath()} is {node.ToJsonString(Compact)}: write {expected}");
}
