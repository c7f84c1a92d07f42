using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Facts;

namespace AtlasBackup.ContractTool.Scaffolding;

/// <summary>Writes how the plugin asks Atlas for a new function.</summary>
internal static class EndpointPieces
{
    private static readonly string[] ProjectOutputs = ["groupId", "projectId"];

    /// <param name="operation">The operation.</param>
    /// <param name="outputs">What the object has, or each item of the list.</param>
    /// <param name="filters">The filters of a list, or null where it is one object.</param>
    /// <param name="facts">What Atlas says of its operations.</param>
    public static JsonObject Write(Operation operation, JsonObject outputs, FilterPieces? filters, AtlasFacts facts)
    {
        var endpoint = new JsonObject { ["path"] = operation.Path, ["apiVersion"] = operation.NewestStableVersion };
        if (filters is not null)
        {
            endpoint["paging"] = operation.Parameters.ContainsKey("pageNum") ? "numbered" : "linked";
        }

        endpoint["rateLimitSet"] = operation.Tag;
        endpoint["roles"] = new JsonArray([.. operation.Roles.Select(role => JsonValue.Create(role))]);
        if (filters is null)
        {
            endpoint["missing"] = new JsonArray();
        }

        if (WriteEchoes(operation, outputs, filters is not null) is { Count: > 0 } echoes)
        {
            endpoint["echoes"] = echoes;
        }

        if (filters is not null && !outputs.ContainsKey("id") && ItemKey(operation, outputs, facts) is { } key)
        {
            endpoint["itemKey"] = key;
        }

        if (filters?.Times() is { Count: > 0 } times)
        {
            endpoint["time"] = new JsonArray([.. times.Select(time => JsonValue.Create(time))]);
        }

        return endpoint;
    }

    // What the path of one item ends in tells items apart.
    private static string? ItemKey(Operation operation, JsonObject outputs, AtlasFacts facts) => facts.Operations
        .Where(one => Operation.Anonymous(one.Path) == $"{Operation.Anonymous(operation.Path)}/{{}}")
        .Select(one => Operation.Placeholders(one.Path).Last())
        .Append("name")
        .FirstOrDefault(outputs.ContainsKey);

    // A cluster's name is left to the author: Atlas may answer with the name of a shard.
    private static JsonObject WriteEchoes(Operation operation, JsonObject outputs, bool isList)
    {
        var last = Operation.Placeholders(operation.Path).LastOrDefault() ?? "";
        var echoes = new JsonObject();
        if (outputs.ContainsKey("id") && !isList && last is not ("groupId" or "clusterName" or ""))
        {
            echoes["id"] = last;
        }

        foreach (var project in ProjectOutputs.Where(outputs.ContainsKey))
        {
            echoes[project] = "groupId";
        }

        return echoes;
    }
}
