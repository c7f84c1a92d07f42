using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasBackup.Provider.CommandLine.Json;

/// <summary>How the command writes JSON: for people and programs alike.</summary>
internal static class JsonForm
{
    /// <summary>Two spaces, and letters of every language as they are. No output is part of a web page.</summary>
    public static JsonWriterOptions Indented { get; } = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };
}
