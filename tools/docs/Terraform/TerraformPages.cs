using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Examples;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool.Terraform;

/// <summary>Lists the pages for Terraform's registry, and the files of their examples.</summary>
internal sealed class TerraformPages(WrittenContract contract, JsonObject schema)
{
    private readonly TerraformNames _names = new(schema);
    private readonly References _references = new(contract);

    public IEnumerable<Page> Render() => schema.Object("functions").Objects().SelectMany(
        function => Kinds(function.Value).SelectMany(kind => Render(function.Name, function.Value, kind)));

    /// <summary>The list of all data sources and ephemeral resources, for the first page.</summary>
    public string Index() => MarkdownTable.Render(
        ["subject", "data sources", "ephemeral resources"],
        SubjectTable.Subjects(contract).Select(subject => new[]
        {
            subject.Title,
            Links(subject.Functions, TerraformKind.DataSource),
            Links(subject.Functions.Where(HasSecrets), TerraformKind.Ephemeral),
        }));

    /// <summary>The arguments of the provider block.</summary>
    public string Settings() => MarkdownTable.Render(
        ["argument", "meaning", "environment variables, in order of precedence", "sensitive"],
        contract.Package.Object("settings").Objects().Select(setting => new[]
        {
            $"`{Case.Snake(setting.Name)}`",
            _names.Spell(PropertyText.Describe(setting.Value, setting.Name)),
            string.Join(", ", setting.Value.Texts("environment").Select(name => $"`{name}`")),
            setting.Value.Flag("secret") ? "yes" : "",
        }));

    private static string Links(IEnumerable<string> functions, TerraformKind kind) => string.Join(
        ", ",
        functions.Select(name => $"[`{TerraformNames.Page(name)}`]({kind.Folder}/{TerraformNames.Page(name)}.md)"));

    private bool HasSecrets(string name) => schema.Object("functions").Objects()
        .Any(function => TerraformNames.Function(function.Name) == name
            && TerraformBlock.HasSecrets(schema, function.Value.Object("outputs")));

    private IEnumerable<TerraformKind> Kinds(JsonObject function) =>
        TerraformBlock.HasSecrets(schema, function.Object("outputs"))
            ? [TerraformKind.DataSourceWithoutSecrets, TerraformKind.Ephemeral]
            : [TerraformKind.DataSource];

    private IEnumerable<Page> Render(string token, JsonObject function, TerraformKind kind)
    {
        var name = TerraformNames.Function(token);
        var page = TerraformNames.Page(token);
        var isEphemeral = kind == TerraformKind.Ephemeral;
        var example = TerraformExample.Render(
            Example.Read(contract.Functions[name], token, _references), isEphemeral);
        yield return new Page(
            $"docs/terraform/{kind.Folder}/{page}.md",
            TerraformPage.Render(
                token,
                function,
                SubjectTable.Title(contract.FileOf(name)),
                example,
                new TerraformBlock(schema, _names, isEphemeral),
                kind,
                _names));
        yield return new Page(
            $"examples/terraform/{kind.Folder}/{TerraformNames.Type(token)}/{kind.File}",
            $"# Generated from contract/ by make docs. Do not edit.\n\n{example}");
    }
}
