using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds to the descriptions of a list's inputs and outputs what follows from the function's inputs.</summary>
internal static class ListText
{
    private const string PageNumber = "pageNum";

    /// <summary>The sentence about every filter that works on the whole list.</summary>
    public static string OfFilter(JsonObject input, Function function) =>
        Function.IsLocalFilter(input) && function.Inputs.ContainsKey(PageNumber)
            ? $" Cannot be combined with `{PageNumber}`, which reads one page only."
            : "";

    public static void Complete(JsonObject outputs, Function function, References references)
    {
        if (function.ItemType is null)
        {
            return;
        }

        var properties = outputs.Object("properties");
        var inputs = references.Inputs(function);
        if (inputs.ContainsKey(PageNumber))
        {
            Append(properties.Object("links"), $"Links to other pages are included only with `{PageNumber}`.");
        }

        if (inputs.Objects().Any(input => input.Value.Text("filter") == "latest"))
        {
            Append(properties.Object("results"), "With `latest`, the newest first.");
        }

        if (inputs.ContainsKey("includeCount"))
        {
            Append(properties.Object("totalCount"), "Absent if `includeCount` is false, or if Atlas cannot count them in time.");
        }

        if (inputs.Objects().Any(input => Function.IsLocalFilter(input.Value)))
        {
            Append(properties.Object("totalCount"), "Filters do not change it: count `results`.");
        }
    }

    private static void Append(JsonObject property, string sentence) =>
        property["description"] = $"{property.Text("description")} {sentence}";
}
