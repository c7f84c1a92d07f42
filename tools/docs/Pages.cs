using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool;

/// <summary>Lists the pages that have content from the contract.</summary>
internal static class Pages
{
    public static IEnumerable<Page> Render(string root)
    {
        var folder = Path.Combine(root, "contract");
        var contract = WrittenContract.Read(folder);
        var facts = AtlasFacts.Read(folder);
        var configuration = SettingTable.Render(contract);
        return
        [
            new Page(
                "docs/functions.md",
                FunctionsPage.Render(SchemaBuilder.Build(contract, facts), SubjectTable.Render(contract, ""))),
            Fill(root, "README.md", new() { ["functions"] = SubjectTable.Render(contract, "docs/functions.md") }),
            Fill(root, "docs/start.md", new()
            {
                ["configuration"] = configuration,
                ["roles"] = RoleTable.Render(contract, "functions.md"),
            }),
            Fill(root, "docs/_index.md", new() { ["functions"] = FunctionTable.Render(contract, facts) }),
            Fill(root, "docs/installation-configuration.md", new() { ["configuration"] = configuration }),
        ];
    }

    private static Page Fill(string root, string path, Dictionary<string, string> blocks) =>
        new(path, blocks.Aggregate(
            File.ReadAllText(Path.Combine(root, path)),
            (text, block) => Markers.Replace(text, block.Key, block.Value, path)));
}
