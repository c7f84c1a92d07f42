using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Turns a setting of package.json into a configuration variable of schema.json.</summary>
internal static class Setting
{
    public static JsonObject Build(string name, JsonObject setting)
    {
        var place = $"the setting {name}";
        var environment = setting.Texts("environment").ToList();
        var variable = new JsonObject
        {
            ["type"] = setting.RequiredText("type", place),
            ["description"] = PropertyText.Describe(setting, place) + EnvironmentSentence(environment),
        };
        if (environment.Count > 0)
        {
            variable["defaultInfo"] = new JsonObject
            {
                ["environment"] = new JsonArray([.. environment.Select(one => JsonValue.Create(one))]),
            };
        }

        if (setting.Flag("secret"))
        {
            variable["secret"] = true;
        }

        return variable;
    }

    private static string EnvironmentSentence(List<string> names)
    {
        var list = string.Join(", ", names.Select(name => $"`{name}`"));
        return names.Count switch
        {
            0 => "",
            1 => $" Environment variable: {list}.",
            _ => $" Environment variables, in order of precedence: {list}.",
        };
    }
}
