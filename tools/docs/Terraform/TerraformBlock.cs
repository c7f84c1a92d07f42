using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Examples;

namespace AtlasBackup.DocsTool.Terraform;

/// <summary>An attribute as a page shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as Terraform's own pages write it.</param>
/// <param name="Description">What it is.</param>
/// <param name="Nested">The attributes of its objects; none where it has no objects.</param>
internal sealed record TerraformAttribute(
    string Name,
    string Type,
    string Description,
    IReadOnlyList<TerraformAttribute> Nested);

/// <summary>The attributes of a function's data source or ephemeral resource.</summary>
/// <param name="schema">The package schema.</param>
/// <param name="names">Spells names.</param>
/// <param name="withSecrets">Whether it has secret outputs.</param>
internal sealed class TerraformBlock(JsonObject schema, TerraformNames names, bool withSecrets)
{
    private const string Omission = "omitDownloadLinks";

    public IEnumerable<TerraformAttribute> Required(JsonObject function) => Inputs(function, isRequired: true);

    public IEnumerable<TerraformAttribute> Optional(JsonObject function) => Inputs(function, isRequired: false);

    /// <summary>The outputs that are not inputs as well.</summary>
    public IEnumerable<TerraformAttribute> ReadOnly(JsonObject function)
    {
        var inputs = function.Object("inputs").Object("properties");
        return Outputs(function.Object("outputs")).Where(output => !inputs.Any(
            input => Case.Snake(input.Key) == output.Name));
    }

    public static bool HasSecrets(JsonObject schema, JsonObject holder) => holder.Object("properties").Objects()
        .Any(property => property.Value.Flag("secret")
            || (TypeOf(schema, property.Value) is { } type && HasSecrets(schema, type)));

    private IEnumerable<TerraformAttribute> Inputs(JsonObject function, bool isRequired)
    {
        var inputs = function.Object("inputs");
        var required = inputs.Texts("required").ToHashSet();
        return inputs.Object("properties").Objects()
            .Where(input => required.Contains(input.Name) == isRequired && input.Name != Omission)
            .Select(input => Attribute(input.Name, input.Value, isInput: true));
    }

    private IEnumerable<TerraformAttribute> Outputs(JsonObject holder) => holder.Object("properties").Objects()
        .Where(property => withSecrets || !property.Value.Flag("secret"))
        .Select(property => Attribute(property.Name, property.Value, isInput: false));

    private TerraformAttribute Attribute(string name, JsonObject property, bool isInput)
    {
        var type = TypeOf(schema, property);
        var isList = property.ContainsKey("items");
        var isObject = type is not null && !type.ContainsKey("enum");
        var description = names.Spell(property.Text("description") ?? "");
        var values = type is null ? [] : type.List("enum").Select(value => $"`{value.Text("value")}`").ToList();
        return new TerraformAttribute(
            Case.Snake(name),
            isObject ? $"Attributes{(isList ? " List" : "")}" : Scalar(property, type, isList),
            values.Count == 0
                ? description
                : $"{description} One of {string.Join(", ", values)}{(isInput ? "." : "; Atlas may add others.")}"
                    .Trim(),
            isObject && type is not null ? [.. Outputs(type)] : []);
    }

    private static string Scalar(JsonObject property, JsonObject? type, bool isList)
    {
        var name = (type ?? property.Element()).Text("type") switch
        {
            "boolean" => "Boolean",
            "integer" or "number" => "Number",
            _ => "String",
        };
        return isList ? $"List of {name}" : name;
    }

    private static JsonObject? TypeOf(JsonObject schema, JsonObject property) =>
        References.TypeName(property) is { } token ? schema.Object("types").Object(token) : null;
}
