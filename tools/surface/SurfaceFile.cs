using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.SurfaceTool;

/// <summary>
/// Renders what users of Terraform and of the command can write, so that packaging/compare-schemas.cs can compare two
/// versions without an executable of either. What Pulumi's users can write is in schema.json.
/// </summary>
internal static class SurfaceFile
{
    public const string Path = "docs/surface.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<string> RenderAsync()
    {
        var surface = new JsonObject
        {
            ["terraform"] = TerraformSurface.Render(),
            ["command"] = await CommandSurface.RenderAsync(),
        };
        return surface.ToJsonString(Json) + "\n";
    }
}
