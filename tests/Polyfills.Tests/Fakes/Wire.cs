using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Polyfills.Tests.Fakes;

/// <summary>Values on the wire as compact JSON, with the reserved keys written out once.</summary>
internal static class Wire
{
    public const string Unknown = "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"";

    private const string Key = "4dabf18193072939515e22adb298388d";

    public static string Secret(string value) =>
        $$"""{"{{Key}}":"1b47061264138c4ac30d75fd1eb44270","value":{{value}}}""";

    public static string Resource(string urn, string? id = null)
    {
        var rest = id is null ? "" : $",\"id\":\"{id}\"";
        return $$"""{"{{Key}}":"5cf8f73096256a8f31e491e813e4eb8e","urn":"{{urn}}"{{rest}}}""";
    }

    public static string Json(IMessage value) =>
        JsonNode.Parse(JsonFormatter.Default.Format(value))?.ToJsonString(Relaxed) ?? "null";

    public static Struct Struct(string json) => JsonParser.Default.Parse<Struct>(json);

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
