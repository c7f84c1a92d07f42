using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Drifting;

/// <summary>Lists what changed between two versions of the facts, one line for each difference.</summary>
internal static class FactsComparison
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["operations"] = "GET",
        ["parameters"] = "parameter",
        ["properties"] = "field",
        ["schemas"] = "schema",
        ["versions"] = "version",
    };

    public static IEnumerable<string> Compare(JsonObject before, JsonObject after) => Compare("", before, after);

    private static IEnumerable<string> Compare(string place, JsonNode? before, JsonNode? after) =>
        (before, after) switch
        {
            _ when JsonNode.DeepEquals(before, after) => [],
            (null, _) => [$"{place} appeared{Value(after)}"],
            (_, null) => [$"{place} is gone{Value(before)}"],
            (JsonObject old, JsonObject current) => CompareEntries(place, old, current),
            (JsonArray old, JsonArray current) when IsTexts(old) && IsTexts(current) =>
                CompareTexts(place, old, current),
            _ => [$"{place} changed from {before.ToJsonString(Json.Compact)} to {after.ToJsonString(Json.Compact)}"],
        };

    private static IEnumerable<string> CompareEntries(string place, JsonObject before, JsonObject after) =>
        from key in before.Concat(after).Select(entry => entry.Key).Distinct()
        from line in Compare($"{place} {Words.GetValueOrDefault(key, key)}".Trim(), before[key], after[key])
        select line;

    private static IEnumerable<string> CompareTexts(string place, JsonArray before, JsonArray after)
    {
        var (old, current) = (Texts(before), Texts(after));
        return current.Except(old).Select(text => $"{place} '{text}' appeared")
            .Concat(old.Except(current).Select(text => $"{place} '{text}' is gone"));
    }

    // A whole operation or schema would be too long to show.
    private static string Value(JsonNode? node)
    {
        var text = node?.ToJsonString(Json.Compact) ?? "";
        return text.Length <= 100 ? $": {text}" : "";
    }

    private static bool IsTexts(JsonArray list) => list.All(item => item is JsonValue);

    private static List<string> Texts(JsonArray list) => [.. list.Select(item => item?.ToString() ?? "")];
}
