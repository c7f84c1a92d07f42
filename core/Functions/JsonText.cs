using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// Reads texts of JSON, or null where they are none: half a surrogate pair and bytes that are no UTF-8 are valid JSON
/// to its reader, and reading them is an invalid operation.
/// </summary>
internal static class JsonText
{
    // The default of System.Text.Json, beyond which its readers refuse to go.
    private const int MaxDepth = 64;

    // Texts for people stay readable: only what JSON itself requires is escaped.
    private static readonly JsonWriterOptions CompactForm =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Of(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string? Of(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The index of the property whose name the reader is at, as in <see cref="ObjectSchema"/>.</summary>
    public static int IndexOf(in Utf8JsonReader reader, ObjectSchema schema, int previous) => reader.ValueIsEscaped
        ? schema.IndexOf(Encoding.UTF8.GetBytes(Of(reader) ?? ""), previous)
        : schema.IndexOf(reader.ValueSpan, previous);

    /// <summary>Reads a value of any form as JSON without white space.</summary>
    public static ReadOnlySpan<byte> Compact(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, CompactForm))
        {
            document.RootElement.WriteTo(writer);
        }

        return buffer.WrittenSpan;
    }

    /// <summary>The kind of a value in words, as an error names it.</summary>
    public static string KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };

    /// <summary>Says why a document cannot be read.</summary>
    public static string Fault(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MaxDepth)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"it is nested deeper than {MaxDepth} levels");
                }
            }
        }
        catch (JsonException)
        {
            // The fault is not only the depth.
        }

        return "it is not valid JSON, or breaks off";
    }
}
