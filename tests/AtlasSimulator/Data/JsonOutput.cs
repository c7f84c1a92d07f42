using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>Writes JSON as UTF-8.</summary>
internal static class JsonOutput
{
    // As Atlas does, so that clients receive an unescaped & and text that is not ASCII.
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
}
