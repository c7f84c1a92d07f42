using System.Text.Json.Nodes;

namespace AtlasBackup.EngineHost.GrpcLogs;

/// <summary>
/// Compares JSON with a pattern: "*" stands for any value, the member "*" for every member that the pattern does not
/// name, and {"\\": x} for x itself, whatever it looks like.
/// </summary>
public static class JsonPattern
{
    private const string Any = "*";
    private const string Escape = "\\";

    /// <summary>One line for each difference, with the path to it; empty if the value fits.</summary>
    public static IReadOnlyList<string> Compare(JsonNode? pattern, JsonNode? actual) =>
        [.. Compare(pattern, actual, "$")];

    private static IEnumerable<string> Compare(JsonNode? pattern, JsonNode? actual, string path) => pattern switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && text == Any => [],
        JsonObject { Count: 1 } escaped when escaped.ContainsKey(Escape) => Equal(escaped[Escape], actual, path),
        JsonObject members when actual is JsonObject actualMembers => Members(members, actualMembers, path),
        JsonArray items when actual is JsonArray actualItems => Items(items, actualItems, path),
        _ => Equal(pattern, actual, path),
    };

    private static IEnumerable<string> Members(JsonObject pattern, JsonObject actual, string path)
    {
        foreach (var (name, expected) in pattern.Where(member => member.Key != Any))
        {
            if (!actual.TryGetPropertyValue(name, out var value))
            {
                yield return $"{path}.{name}: expected {Show(expected)}, got nothing";
                continue;
            }

            foreach (var difference in Compare(expected, value, $"{path}.{name}"))
            {
                yield return difference;
            }
        }

        foreach (var (name, value) in actual.Where(member => !pattern.ContainsKey(member.Key)))
        {
            var differences = pattern.TryGetPropertyValue(Any, out var rest)
                ? Compare(rest, value, $"{path}.{name}")
                : [$"{path}.{name}: expected nothing, got {Show(value)}"];
            foreach (var difference in differences)
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> Items(JsonArray pattern, JsonArray actual, string path) =>
        pattern.Count == actual.Count
            ? pattern.Zip(actual).SelectMany((pair, index) => Compare(pair.First, pair.Second, $"{path}[{index}]"))
            : [$"{path}: expected {pattern.Count} items, got {actual.Count}"];

    private static IEnumerable<string> Equal(JsonNode? expected, JsonNode? actual, string path) =>
        JsonNode.DeepEquals(expected, actual) ? [] : [$"{path}: expected {Show(expected)}, got {Show(actual)}"];

    private static string Show(JsonNode? node) => node?.ToJsonString() ?? "null";
}
