using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;
using AtlasBackup.DocsTool.Command;
using AtlasBackup.DocsTool.Terraform;

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
        var schema = SchemaBuilder.Build(contract, facts);
        var command = new CommandTables(contract);
        var terraform = new TerraformPages(contract, schema);
        return
        [
            new Page("docs/functions.md", FunctionsPage.Render(schema, SubjectTable.Render(contract, ""))),
            Fill(root, "README.md", new() { ["functions"] = SubjectTable.Render(contract, "docs/functions.md") }),
            Fill(root, "docs/start.md", new()
            {
                ["configuration"] = configuration,
                ["roles"] = RoleTable.Render(contract, "functions.md"),
            }),
            Fill(root, "docs/_index.md", new() { ["functions"] = FunctionTable.Render(contract, facts) }),
            Fill(root, "docs/installation-configuration.md", new() { ["configuration"] = configuration }),
            Fill(root, "docs/command-line.md", new()
            {
                ["check"] = command.Check(),
                ["settings"] = command.Settings(),
                ["variables"] = command.Variables(),
                ["report"] = ReportTypes.Render(contract, "functions.md"),
            }),
            Fill(root, "docs/terraform/index.md", new()
            {
                ["configuration"] = terraform.Settings(),
                ["data-sources"] = terraform.Index(),
            }),
            .. terraform.Render(),
        ];
    }

    private static Page Fill(string root, string path, Dictionary<string, string> blocks) =>
        new(path, blocks.Aggregate(
            File.ReadAllText(Path.Combine(root, path)),
            (text, block) => Markers.Replace(text, block.Key, block.Value, path)));
}
