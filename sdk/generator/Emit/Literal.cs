using System.Globalization;
using System.Text;
using System.Text.Json;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Writes values as C# literals.</summary>
internal static class Literal
{
    public static string Text(string value)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in value)
        {
            literal.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(character) => $"\\u{(int)character:x4}",
                _ => character.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A text as a literal for attributes, which may continue over several lines.</summary>
    public static string Verbatim(string value) => $"@\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Of(JsonElement value, BuiltIn kind, string place) => (kind, value.ValueKind) switch
    {
        (BuiltIn.Text, JsonValueKind.String) => Text(value.GetString() ?? ""),
        (BuiltIn.Boolean, JsonValueKind.True) => "true",
        (BuiltIn.Boolean, JsonValueKind.False) => "false",
        (BuiltIn.Integer, JsonValueKind.Number) when value.TryGetInt32(out var number) => Number(number),
        (BuiltIn.Number, JsonValueKind.Number) => Number(value.GetDouble()),
        _ => throw new SchemaException(place, $"{value.GetRawText()} does not fit its type"),
    };

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
