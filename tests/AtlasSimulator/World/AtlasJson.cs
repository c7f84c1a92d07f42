using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator.World;

/// <summary>Writes records as Atlas does: what is not there is left out, and times are to the second.</summary>
internal static class AtlasJson
{
    private const string Site = "https://cloud.mongodb.com/";

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TimeConverter() },
    };

    /// <summary>A record with what Atlas says of its surroundings.</summary>
    public static JsonObject Of<T>(T record, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var json = JsonSerializer.SerializeToNode(record, Options)?.AsObject() ?? [];
        foreach (var (name, value) in more)
        {
            json[name] = value;
        }

        return json;
    }

    public static JsonArray List<T>(IEnumerable<T> records) => [.. records.Select(record => (JsonNode)Of(record))];

    public static JsonObject Without(this JsonObject json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            json.Remove(name);
        }

        return json;
    }

    /// <summary>Links to itself and to what belongs to it, by the names that Atlas gives to these.</summary>
    public static JsonArray Links(string self, params ReadOnlySpan<(string Rel, string Path)> others)
    {
        var links = new JsonArray(Link("self", self));
        foreach (var (rel, path) in others)
        {
            links.Add(Link(Site + rel, path));
        }

        return links;
    }

    private static JsonObject Link(string rel, string path) =>
        new JsonObject { ["href"] = $"{Site}{Api.AtlasApi.Root[1..]}{path}", ["rel"] = rel };

    private sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            DateTimeOffset.Parse(reader.GetString() ?? "", CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
    }
}
