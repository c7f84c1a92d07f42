using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds to a function's own description what its entry says anyway.</summary>
internal static class FunctionText
{
    public static string Describe(Function function) =>
        $"{function.Description}\n\nSource: `GET /api/atlas/v2/{function.Path}`, API version {function.ApiVersion}.";

    public static string? Deprecation(Function function) => function.Json.Text("deprecationMessage");
}
