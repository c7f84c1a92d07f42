using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Examples;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool.Command;

/// <summary>Spells names, and the names in texts, as the command does.</summary>
internal sealed class CommandNames
{
    // The input that is given as a duration.
    private const string WaitInput = "waitMinutes";

    private readonly TextSpelling _spelling;

    /// <param name="settings">The settings.</param>
    /// <param name="functions">The functions whose texts are spelt.</param>
    public CommandNames(JsonObject settings, IEnumerable<Function> functions)
    {
        var names = functions.SelectMany(function => function.Inputs.Select(input => input.Key)).Distinct()
            .ToDictionary(name => name, Option);
        foreach (var (name, setting) in settings.Objects())
        {
            names[name] = IsCredential(setting) ? setting.Texts("environment").First() : Option(name);
        }

        _spelling = new TextSpelling(names, "Pulumi");
    }

    /// <summary>Whether a setting has no option, because other users can read a command line.</summary>
    public static bool IsCredential(JsonObject setting) => setting.Flag("secret");

    /// <summary>The option of an input or a setting.</summary>
    public static string Option(string name) => name == WaitInput ? "--wait" : $"--{Case.Kebab(name)}";

    /// <summary>What the help of the command shows in place of a value.</summary>
    public static string Value(string name, JsonObject property) => name == WaitInput
        ? "duration"
        : property.Text("type") switch
        {
            "boolean" => "[true|false]",
            "integer" or "number" => "number",
            "array" => "value,…",
            _ => "text",
        };

    public string Spell(string text) => _spelling.Spell(text);
}
