using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;

namespace AtlasBackup.DocsTool.Terraform;

/// <summary>
/// Writes the page of a data source or an ephemeral resource in the form that Terraform's registry shows.
/// </summary>
internal static class TerraformPage
{
    /// <param name="token">The function.</param>
    /// <param name="function">The function in the package schema.</param>
    /// <param name="subject">Under which the registry lists the page.</param>
    /// <param name="example">The example, in Terraform's language.</param>
    /// <param name="block">Its attributes.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="names">Spells names.</param>
    public static string Render(
        string token,
        JsonObject function,
        string subject,
        string example,
        TerraformBlock block,
        TerraformKind kind,
        TerraformNames names)
    {
        var type = TerraformNames.Type(token);
        var whole = function.Text("description") ?? "";
        var text = names.Spell(whole[..whole.IndexOf("\n\n{{% examples", StringComparison.Ordinal)]);
        if (kind.More.Length > 0)
        {
            text += $"\n\n{kind.More}";
        }

        return $"""
            ---
            # Generated from contract/ by make docs. Do not edit.
            page_title: "{type} {kind.Title} - atlasbackup"
            subcategory: "{subject}"
            description: |-
              {text.Split("\n\n")[0]}
            ---

            # {type} ({kind.Title})

            {text}

            ## Example Usage

            ```terraform
            {example.TrimEnd('\n')}
            ```

            ## Schema
            {Sections(block, function)}
            """;
    }

    private static string Sections(TerraformBlock block, JsonObject function) =>
        Section("Required", block.Required(function))
        + Section("Optional", block.Optional(function))
        + Section("Read-Only", block.ReadOnly(function))
        + Nested(block.ReadOnly(function), "");

    private static string Section(string title, IEnumerable<TerraformAttribute> attributes) =>
        Lines(attributes, "") is { Length: > 0 } lines ? $"\n### {title}\n\n{lines}" : "";

    private static string Lines(IEnumerable<TerraformAttribute> attributes, string path) =>
        string.Concat(attributes.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one =>
            $"- `{one.Name}` ({one.Type}) {one.Description}{Below(one, path)}\n"));

    private static string Below(TerraformAttribute attribute, string path) => attribute.Nested.Count == 0
        ? ""
        : $" (see [below for nested schema](#nested-schema-for-{Anchor(path)}{attribute.Name}))";

    private static string Nested(IEnumerable<TerraformAttribute> attributes, string path) =>
        string.Concat(attributes.Where(one => one.Nested.Count > 0)
            .OrderBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => $"\n### Nested Schema for `{path}{one.Name}`\n\n{Lines(one.Nested, $"{path}{one.Name}.")}"
                + Nested(one.Nested, $"{path}{one.Name}.")));

    // An anchor has no dots.
    private static string Anchor(string path) => path.Replace(".", "", StringComparison.Ordinal);
}
