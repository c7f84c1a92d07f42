using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool;

/// <summary>
/// Writes JSON in a layout for people: a value that fits on one line and is not deeply nested is written on one line.
/// </summary>
internal static class JsonLayout
{
    private const int Width = 120;
    private const int Step = 2;

    public static string ToText(JsonNode node) => Write(node, indent: 0, column: 0) + "\n";

    private static string Write(JsonNode? node, int indent, int column)
    {
        var line = OneLine(node);
        if (node is not (JsonObject or JsonArray) || (IsFlat(node) && indent > 0 && column + line.Length < Width))
        {
            return line;
        }

        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        var inner = new string(' ', indent + Step);
        var entries = string.Join($",\n{inner}", Entries(node, indent + Step));
        return $"{open}\n{inner}{entries}\n{new string(' ', indent)}{close}";
    }

    private static IEnumerable<string> Entries(JsonNode node, int indent) => node switch
    {
        JsonObject entries => entries.Select(entry =>
        {
            var name = $"{OneLine(entry.Key)}: ";
            return name + Write(entry.Value, indent, indent + name.Length);
        }),
        _ => node.AsArray().Select(item => Write(item, indent, indent)),
    };

    private static bool IsFlat(JsonNode node) => node switch
    {
        JsonObject entries => entries.All(entry => entry.Value is not JsonObject child || child.Count < 2),
        _ => true,
    };

    private static string OneLine(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } entries =>
            $"{{ {string.Join(", ", entries.Select(entry => $"{OneLine(entry.Key)}: {OneLine(entry.Value)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(OneLine))}]",
        null => "null",
        _ => node.ToJsonString(Json.Compact),
    };
}
