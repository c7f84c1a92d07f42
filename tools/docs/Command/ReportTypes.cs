using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool.Command;

/// <summary>Describes the JSON form of a report: its types, but for those that functions.md describes.</summary>
internal static class ReportTypes
{
    private const string Report = "ProjectReport";

    /// <param name="contract">The contract.</param>
    /// <param name="page">The page of the functions, with the types that callers have.</param>
    public static string Render(WrittenContract contract, string page)
    {
        var tables = new PropertyTable(type => contract.Types.ContainsKey(type) ? page : "");
        return string.Join('\n', Names(contract).Select(name => tables.RenderType(name, Find(contract, name))))
            .TrimEnd('\n');
    }

    private static List<string> Names(WrittenContract contract)
    {
        List<string> names = [Report];
        for (var index = 0; index < names.Count; index++)
        {
            names.AddRange(References.TypeNames(Find(contract, names[index]))
                .Where(name => !contract.Types.ContainsKey(name) && !names.Contains(name))
                .Distinct());
        }

        return names;
    }

    private static JsonObject Find(WrittenContract contract, string name) =>
        contract.Internal?.Types.GetValueOrDefault(name)
        ?? throw new ContractException($"{WrittenContract.InternalFile} has no type {name}");
}
