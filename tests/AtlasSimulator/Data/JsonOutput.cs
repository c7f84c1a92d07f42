using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>Writes JSON as UTF-8.</summary>
internal static class JsonOutput
{
    // As Atlas does, so that clients meet an unescaped & and text that is not ASCII.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Links(this Utf8JsonWriter writer, params ReadOnlySpan<(string Rel, string Href)> links)
    {
        writer.WriteStartArray("links");
        foreach (var (rel, href) in links)
        {
            writer.WriteStartObject();
            writer.WriteString("href", href);
            writer.WriteString("rel", rel);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void Timestamp(this Utf8JsonWriter writer, string name, string date, long increment)
    {
        writer.WriteStartObject(name);
        writer.WriteString("date", date);
        writer.WriteNumber("increment", increment);
        writer.WriteEndObject();
    }

    public static void Strings(this Utf8JsonWriter writer, params ReadOnlySpan<(string Name, string Value)> members)
    {
        foreach (var (name, value) in members)
        {
            writer.WriteString(name, value);
        }
    }
}
