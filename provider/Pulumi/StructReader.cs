using System.Text.Json;
using AtlasBackup.Core.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Reads what the engine sends: plain values, secrets, unknowns, output values and resource references.
/// </summary>
internal static class StructReader
{
    public static IReadOnlyDictionary<string, InputValue> Read(Struct? values) =>
        values is null ? [] : values.Fields.ToDictionary(field => field.Key, field => Read(field.Value));

    public static InputValue Read(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => InputValue.Of(value.BoolValue),
        Value.KindOneofCase.NumberValue => InputValue.Of(value.NumberValue),
        Value.KindOneofCase.StringValue => ReadText(value.StringValue),
        Value.KindOneofCase.ListValue => OfItems(value.ListValue.Values.Select(Read)),
        Value.KindOneofCase.StructValue => OfMembers(Read(value.StructValue)),
        _ => InputValue.Null,
    };

    /// <summary>
    /// Reads a value from JSON text: SDKs send configuration that is not text in this form. A part of it may be secret
    /// or unknown, which the engine could not see.
    /// </summary>
    /// <returns>The value, or null when the text is not JSON.</returns>
    public static InputValue? ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair is valid JSON but not valid text: reading it throws InvalidOperationException.
            return null;
        }
    }

    private static InputValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => InputValue.Of(element.GetBoolean()),
        JsonValueKind.Number => InputValue.Of(element.GetDouble()),
        JsonValueKind.String => ReadText(element.GetString() ?? ""),
        JsonValueKind.Array => OfItems(element.EnumerateArray().Select(Read)),
        JsonValueKind.Object => OfMembers(ReadMembers(element)),
        _ => InputValue.Null,
    };

    private static Dictionary<string, InputValue> ReadMembers(JsonElement element)
    {
        var members = new Dictionary<string, InputValue>();
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = Read(member.Value);
        }

        return members;
    }

    private static InputValue ReadText(string text) =>
        Signatures.IsUnknown(text) ? InputValue.Unknown : InputValue.Of(text);

    private static InputValue OfItems(IEnumerable<InputValue> items)
    {
        var list = items.ToList();
        return new InputValue(InputKind.List, list.Any(item => item.IsSecret)) { Items = list };
    }

    private static InputValue OfMembers(IReadOnlyDictionary<string, InputValue> members)
    {
        if (!members.TryGetValue(Signatures.Key, out var signature) || signature.Kind != InputKind.String)
        {
            var isSecret = members.Values.Any(member => member.IsSecret);
            return new InputValue(InputKind.Object, isSecret) { Members = members };
        }

        var inner = members.GetValueOrDefault("value");
        return signature.Text switch
        {
            Signatures.Secret => (inner ?? InputValue.Null) with { IsSecret = true },
            Signatures.OutputValue => OfOutput(inner, members.GetValueOrDefault("secret")),
            Signatures.ResourceReference => OfReference(members),
            Signatures.ByteString => inner ?? InputValue.Null,
            _ => new InputValue(InputKind.Object) { Members = members },
        };
    }

    private static InputValue OfOutput(InputValue? value, InputValue? secret)
    {
        var known = value ?? InputValue.Unknown;
        return secret is { Boolean: true } ? known with { IsSecret = true } : known;
    }

    // A resource is read as its id. A component has no id and is read as its URN.
    private static InputValue OfReference(IReadOnlyDictionary<string, InputValue> members)
    {
        var id = members.GetValueOrDefault("id");
        return id switch
        {
            { Kind: InputKind.String, Text: "" } => InputValue.Unknown,
            null => members.GetValueOrDefault("urn") ?? InputValue.Null,
            _ => id,
        };
    }
}
