using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Values;

/// <summary>Renders property values for people: JSON in which secrets and unknowns are only named.</summary>
public static class ValueText
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    public static JsonObject ToJson(Struct properties)
    {
        var json = new JsonObject();
        foreach (var (name, value) in properties.Fields.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            json[name] = ToJson(value);
        }

        return json;
    }

    public static JsonNode? ToJson(Value value)
    {
        if (value.IsSecret())
        {
            return "[secret]";
        }

        if (value.IsUnknown())
        {
            return "[unknown]";
        }

        return value.KindCase switch
        {
            Value.KindOneofCase.StringValue => value.StringValue,
            Value.KindOneofCase.BoolValue => value.BoolValue,
            Value.KindOneofCase.NumberValue => value.NumberValue,
            Value.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(ToJson)]),
            Value.KindOneofCase.StructValue => FromObject(value),
            _ => null,
        };
    }

    public static string ToText(Struct properties, bool indented = true) =>
        ToJson(properties).ToJsonString(indented ? Indented : Compact);

    public static string ToText(Value value, bool indented = false) =>
        ToJson(value)?.ToJsonString(indented ? Indented : Compact) ?? "null";

    private static JsonNode? FromObject(Value value) => value.SignatureOf() switch
    {
        Signatures.OutputValue => ToJson(value.Unwrap()),
        Signatures.ResourceReference => value.Member("urn")?.StringValue,
        Signatures.ByteString => value.Member("value")?.StringValue,
        Signatures.Asset => "[asset]",
        Signatures.Archive => "[archive]",
        _ => ToJson(value.StructValue),
    };
}
