using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>
/// Renders the file that tells Pulumi's language host which plugin the package needs, and from where it is downloaded.
/// </summary>
internal static class PluginFileEmitter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Render(PackageModel package, string version)
    {
        var url = package.Info.PluginDownloadUrl;
        var plugin = new Plugin(true, package.Name, version, url.Length == 0 ? null : url);

        return JsonSerializer.Serialize(plugin, Json) + "\n";
    }

    private sealed record Plugin(bool Resource, string Name, string Version, string? Server);
}
