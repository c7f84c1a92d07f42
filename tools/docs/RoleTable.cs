using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool;

/// <summary>Lists the role that each function requires.</summary>
internal static class RoleTable
{
    public static string Render(WrittenContract contract) => MarkdownTable.Render(
        ["function", "Atlas role"],
        contract.Functions.Values.Select(function => new[]
        {
            $"`{function.Name}`",
            string.Join(" or ", function.Roles),
        }));
}
