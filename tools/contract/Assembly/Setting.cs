using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>
/// Turns a setting of package.json into a configuration variable of schema.json. Only the description names the
/// environment variables, because the plugin reads them: an SDK that reads them would send their values as if the
/// program had given them.
/// </summary>
internal static class Setting
{
    public static JsonObject Build(string name, JsonObject setting)
    {
        var place = $"the setting {name}";
        var variable = new JsonObject
        {
            ["type"] = setting.RequiredText("type", place),
            ["description"] = PropertyText.Describe(setting, place) + EnvironmentSentence(setting.Texts("environment")),
        };
        if (setting.Flag("secret"))
        {
            variable["secret"] = true;
        }

        return variable;
    }

    private static string EnvironmentSentence(IEnumerable<string> variables)
    {
        var names = variables.Select(name => $"`{name}`").ToList();
        var list = string.Join(", ", names);
        return names.Count switch
        {
            0 => "",
            1 => $" Environment variable: {list}.",
            _ => $" Environment variables, in order of precedence: {list}.",
        };
    }
}
