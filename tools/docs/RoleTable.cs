using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool;

/// <summary>Lists the functions by the role that they require.</summary>
internal static class RoleTable
{
    public static string Render(WrittenContract contract, string page) => MarkdownTable.Render(
        ["Atlas role", "functions"],
        contract.Functions.Values
            .GroupBy(function => string.Join(" or ", function.Roles))
            .OrderByDescending(role => role.Count())
            .ThenBy(role => role.Key, StringComparer.Ordinal)
            .Select(role => new[]
            {
                role.Key.Length > 0 ? role.Key : "any",
                string.Join(", ", role.Select(function =>
                    $"[`{function.Name}`]({page}#{Anchor.Of(function.Name)})")),
            }));
}
