using System.Globalization;
using System.Text.Json.Nodes;

namespace AtlasBackup.AtlasSimulator.World.Changes;

/// <summary>Puts times and IDs where a change has words for them.</summary>
internal sealed class Words(DateTimeOffset now, ObjectIds ids, Func<IReadOnlyList<string>> snapshots)
{
    public string NewId => ids.At(now);

    public JsonObject Resolve(JsonObject properties)
    {
        var resolved = new JsonObject();
        foreach (var (name, value) in properties)
        {
            resolved[name] = Of(name, value);
        }

        return resolved;
    }

    /// <summary>An ID of the time that a new item has, so that both say the same.</summary>
    public string IdFor(JsonObject item) =>
        (string?)(item["createdAt"] ?? item["scheduledTime"] ?? item["restoreScheduledDate"]) is { } time
            ? ids.At(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture))
            : NewId;

    private JsonNode? Of(string name, JsonNode? value) => value switch
    {
        null => null,
        JsonObject inner => Resolve(inner),
        JsonArray items => new JsonArray([.. items.Select(item => Of(name, item))]),
        JsonValue text when text.TryGetValue<string>(out var word) => Word(name, word),
        _ => value.DeepClone(),
    };

    private JsonValue Word(string name, string word)
    {
        if (name == "snapshotId" && word.StartsWith('#'))
        {
            return JsonValue.Create(snapshots()[int.Parse(word.AsSpan(1), CultureInfo.InvariantCulture)]);
        }

        if (!RelativeTime.IsOne(word))
        {
            return JsonValue.Create(word);
        }

        var time = RelativeTime.Of(word, now);
        return name switch
        {
            "id" => JsonValue.Create(ids.At(time)),
            "oplogTs" or "pointInTimeUTCSeconds" or "pointInTimeUtcSeconds" =>
                JsonValue.Create(time.ToUnixTimeSeconds()),
            _ => JsonValue.Create(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        };
    }
}
