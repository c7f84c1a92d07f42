using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool.Assembly;

namespace AtlasBackup.ContractTool.Scaffolding;

/// <summary>Writes the filters of a new list, by the names of what its items have.</summary>
internal sealed partial class FilterPieces(JsonObject outputs, Func<string, JsonObject?> findType)
{
    // Outputs that say when an item was made, the ones that are preferred first.
    private static readonly string[] TimeNames =
    [
        "createdAt", "created", "createDate", "startTime", "scheduledTime", "restoreScheduledDate", "timestamp",
        "started",
    ];

    private static readonly string[] ByTime = ["since", "until", "latest"];

    /// <summary>The outputs that hold the time of an item; the time inside its ID is the last of them.</summary>
    public IReadOnlyList<string> Times()
    {
        var times = TimeNames.Select(PathOf).OfType<string>().ToList();
        return times.Count > 0 && outputs.ContainsKey("id") ? [.. times, "id"] : times;
    }

    /// <summary>Adds a filter for each state and each type of an item, and those by time.</summary>
    public void AddTo(JsonObject inputs)
    {
        foreach (var (name, output) in outputs.Objects().Where(output => IsOfState(output.Name, output.Value)))
        {
            // Atlas filters by it, too.
            if (inputs[name] is JsonObject offered)
            {
                offered["filter"] = "equal";
                offered["$ref"] = output["$ref"]?.DeepClone();
                continue;
            }

            inputs[name] = new JsonObject
            {
                ["$ref"] = output["$ref"]?.DeepClone(),
                ["filter"] = "equal",
                ["local"] = true,
                ["description"] = "",
            };
        }

        foreach (var name in Times().Count > 0 ? ByTime : [])
        {
            inputs[name] = new JsonObject { ["$ref"] = $"#/inputs/{name}" };
        }
    }

    private string? PathOf(string name)
    {
        if (outputs[name] is not JsonObject output)
        {
            return null;
        }

        var isTimestamp = TypeOf(output)?.Object("properties").ContainsKey("date") == true;
        return isTimestamp ? $"{name}.date" : output.Text("type") == "string" ? name : null;
    }

    private bool IsOfState(string name, JsonObject output) =>
        StateName().IsMatch(name) && !output.ContainsKey("items") && TypeOf(output)?.ContainsKey("enum") == true;

    private JsonObject? TypeOf(JsonObject output) => References.TypeName(output) is { } type ? findType(type) : null;

    [GeneratedRegex("^(?:status|state)(?:Name)?$|[a-z](?:Status|State|Type)(?:Name)?$")]
    private static partial Regex StateName();
}
