using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;

namespace AtlasBackup.DocsTool;

/// <summary>Lists the inputs or outputs of a function, or what a type has.</summary>
/// <param name="pageOf">The page that describes a type; an empty text for the page with the list.</param>
internal sealed class PropertyTable(Func<string, string> pageOf)
{
    /// <param name="name">The name of the type.</param>
    /// <param name="type">Its fields, or its values.</param>
    public string RenderType(string name, JsonObject type)
    {
        var table = type.ContainsKey("enum")
            ? MarkdownTable.Render(["value", "meaning"], type.List("enum").Select(value =>
                new[] { $"`{value.Text("value")}`", value.Text("description") ?? "" }))
            : Render("field", type);
        return $"""
            ### {name}

            {type.Text("description")}

            {table}
            """;
    }

    // Outputs that are always present are lists, and the page says so once.
    public string Render(string kind, JsonObject definition)
    {
        HashSet<string> starred = kind == "input" ? [.. definition.Texts("required")] : [];
        return MarkdownTable.Render(
            [kind, "type", "meaning"],
            definition.Object("properties").Objects().Select(property => new[]
            {
                $"`{property.Name}`{(starred.Contains(property.Name) ? "\\*" : "")}",
                TypeName(property.Value),
                property.Value.Text("description") ?? "",
            }));
    }

    /// <summary>The name of a function or a type, without that of the package.</summary>
    public static string ShortName(string token) => token[(token.LastIndexOf(':') + 1)..];

    private string TypeName(JsonObject property) =>
        property["items"] is JsonObject items ? $"list of {TypeName(items)}"
        : References.TypeName(property) is { } token ? Link(ShortName(token))
        : property.Text("type") ?? "";

    private string Link(string type) => $"[{type}]({pageOf(type)}#{Anchor.Of(type)})";
}
