using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool;

/// <summary>Lists the settings of the provider.</summary>
internal static class SettingTable
{
    public static string Render(WrittenContract contract) => MarkdownTable.Render(
        ["key", "meaning", "environment variables, in order of precedence", "default", "secret"],
        contract.Package.Object("settings").Objects().Select(setting => new[]
        {
            $"`{setting.Name}`",
            PropertyText.Describe(DefaultColumn.Without(setting.Value), setting.Name),
            string.Join(", ", setting.Value.Texts("environment").Select(name => $"`{name}`")),
            PropertyText.Default(setting.Value),
            setting.Value.Flag("secret") ? "yes" : "",
        }));
}
