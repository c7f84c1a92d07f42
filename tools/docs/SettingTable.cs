using System.Text.Json;
using System.Text.Json.Nodes;
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
            Meaning(setting.Name, setting.Value),
            string.Join(", ", setting.Value.Texts("environment").Select(name => $"`{name}`")),
            Default(setting.Value["default"]),
            setting.Value.Flag("secret") ? "yes" : "",
        }));

    // The default has a column of its own.
    private static string Meaning(string name, JsonObject setting)
    {
        var copy = setting.DeepClone().AsObject();
        copy.Remove("default");
        return PropertyText.Describe(copy, name);
    }

    private static string Default(JsonNode? value) => value switch
    {
        null => "",
        _ when value.GetValueKind() is JsonValueKind.String => $"`{value.GetValue<string>()}`",
        _ => value.ToJsonString(),
    };
}
