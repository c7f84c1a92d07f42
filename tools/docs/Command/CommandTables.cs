using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool.Command;

/// <summary>Lists the options of the command that come from the contract, and the variables that it reads.</summary>
internal sealed class CommandTables
{
    private static readonly string[] Head = ["option", "value", "default", "meaning"];

    private readonly WrittenContract _contract;
    private readonly JsonObject _settings;
    private readonly List<Function> _verdicts;
    private readonly CommandNames _names;

    public CommandTables(WrittenContract contract)
    {
        _contract = contract;
        _settings = contract.Package.Object("settings");
        _verdicts = [contract.Functions["getBackupReadiness"], contract.Functions["getProjectBackupReadiness"]];
        _names = new CommandNames(_settings, _verdicts);
    }

    /// <summary>The demands, and what is judged.</summary>
    public string Check()
    {
        var references = new References(_contract);
        return MarkdownTable.Render(Head, _verdicts
            .SelectMany(function => references.Inputs(function).Objects()
                .Select(input => (input.Name, input.Value, Function: function)))
            .DistinctBy(input => input.Name)
            .Select(input => Row(
                input.Name,
                input.Value,
                input.Function.RequiredInputs.Contains(input.Name),
                InputText.Describe(input.Function, input.Name, DefaultColumn.Without(input.Value)))));
    }

    /// <summary>The settings that have an option.</summary>
    public string Settings() => MarkdownTable.Render(Head, _settings.Objects()
        .Where(setting => !CommandNames.IsCredential(setting.Value))
        .Select(setting => Row(
            setting.Name,
            setting.Value,
            isRequired: false,
            PropertyText.Describe(DefaultColumn.Without(setting.Value), setting.Name))));

    /// <summary>The environment variables of settings.</summary>
    public string Variables() => MarkdownTable.Render(
        ["environment variables, in order of precedence", "meaning"],
        _settings.Objects()
            .Where(setting => setting.Value.Texts("environment").Any())
            .Select(setting => new[]
            {
                string.Join(", ", setting.Value.Texts("environment").Select(name => $"`{name}`")),
                _names.Spell(PropertyText.Describe(DefaultColumn.Without(setting.Value), setting.Name)),
            }));

    private string[] Row(string name, JsonObject property, bool isRequired, string description) =>
    [
        $"`{CommandNames.Option(name)}`{(isRequired ? "\\*" : "")}",
        $"`{CommandNames.Value(name, property)}`",
        PropertyText.Default(property),
        _names.Spell($"{description}{Choices(property)}"),
    ];

    private string Choices(JsonObject property)
    {
        var values = References.TypeName(property) is { } type
            ? _contract.Types[type].List("enum").Select(value => $"`{value.Text("value")}`").ToList()
            : [];
        return values.Count == 0 ? "" : $" One of {string.Join(", ", values)}.";
    }
}
