using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.Core.Contract;

/// <summary>The schema.json that stands in the executable.</summary>
internal static class EmbeddedSchema
{
    public static ReadOnlyMemory<byte> Bytes
    {
        get
        {
            using var stream = typeof(EmbeddedSchema).Assembly.GetManifestResourceStream("schema.json")
                ?? throw new InvalidOperationException("schema.json is not embedded in this build");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <summary>The schema as a caller of GetSchema gets it, with the version of this build.</summary>
    public static string WithVersion(string version)
    {
        var schema = JsonNode.Parse(Bytes.Span)?.AsObject()
            ?? throw new InvalidOperationException("schema.json is empty");
        schema["version"] = version;
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = false });
    }
}
