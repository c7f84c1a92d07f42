using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds to the descriptions of a list's outputs what follows from the function's inputs.</summary>
internal static class ListText
{
    public static void Complete(JsonObject outputs, Function function)
    {
        if (function.ItemType is null)
        {
            return;
        }

        var properties = outputs.Object("properties");
        if (function.Inputs.ContainsKey("pageNum"))
        {
            Append(properties.Object("links"), "Links to other pages are included only with `pageNum`.");
        }

        if (function.Inputs.ContainsKey("includeCount"))
        {
            Append(properties.Object("totalCount"), "Absent if `includeCount` is false, or if Atlas cannot count them in time.");
        }
    }

    private static void Append(JsonObject property, string sentence) =>
        property["description"] = $"{property.Text("description")} {sentence}";
}
