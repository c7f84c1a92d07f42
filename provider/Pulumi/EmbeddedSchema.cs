using System.Text;
using Google.Protobuf;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>The schema.json that is embedded in the executable.</summary>
internal static class EmbeddedSchema
{
    /// <summary>The schema that GetSchema returns, with the version of this build.</summary>
    public static ByteString WithVersion(string version)
    {
        using var stream = typeof(EmbeddedSchema).Assembly.GetManifestResourceStream("schema.json")
            ?? throw new InvalidOperationException("schema.json is not embedded in this build");
        var member = Encoding.UTF8.GetBytes($"{{\"version\":\"{version}\",");
        var bytes = new byte[member.Length - 1 + stream.Length];

        // The text with the version replaces the brace at the start of the file.
        stream.ReadExactly(bytes, member.Length - 1, (int)stream.Length);
        member.CopyTo(bytes, 0);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }
}
