using System.Text.Json;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Reads settings that came as JSON text, as far as the tests of core give any.</summary>
internal static class JsonInputs
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";

    public static InputValue? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static InputValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => InputValue.Of(element.GetBoolean()),
        JsonValueKind.Number => InputValue.Of(element.GetDouble()),
        JsonValueKind.String when element.ValueEquals(Unknown) => InputValue.Unknown,
        JsonValueKind.String => InputValue.Of(element.GetString() ?? ""),
        JsonValueKind.Array => new InputValue(InputKind.List),
        JsonValueKind.Object when element.TryGetProperty(SignatureKey, out _) =>
            Read(element.GetProperty("value")) with { IsSecret = true },
        JsonValueKind.Object => new InputValue(InputKind.Object),
        _ => InputValue.Null,
    };
}
