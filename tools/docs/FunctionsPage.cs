using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;

namespace AtlasBackup.DocsTool;

/// <summary>Writes docs/functions.md: every function and every type, field by field.</summary>
internal static partial class FunctionsPage
{
    private const string Head = """
        <!-- Generated from contract/ by make docs. Do not edit. -->

        # Functions and types

        With this page you look up every function, input, output and type. Inputs with a star are required. A list is
        never null; any other output that Atlas leaves out is absent. [schema.json](../schema.json) has an example of
        each function in five languages.

        """;

    /// <param name="schema">The functions and types.</param>
    /// <param name="index">The functions by subject.</param>
    public static string Render(JsonObject schema, string index)
    {
        var functions = schema.Object("functions").Objects().ToList();
        var names = functions.Select(function => ShortName(function.Name)).ToHashSet();
        return string.Join('\n', functions
            .Select(function => RenderFunction(ShortName(function.Name), function.Value, names))
            .Prepend($"{index}\n")
            .Prepend(Head)
            .Append("## Types\n")
            .Concat(schema.Object("types").Objects().Select(type => RenderType(type.Name, type.Value))));
    }

    private static string RenderFunction(string name, JsonObject function, HashSet<string> functions)
    {
        var description = function.Text("description") ?? "";
        var text = description[..description.IndexOf("\n\n{{% examples", StringComparison.Ordinal)];
        return $"""
            ## {name}

            {LinkOthers(text, name, functions)}

            {RenderProperties("input", function.Object("inputs"))}
            {RenderProperties("output", function.Object("outputs"))}
            """;
    }

    private static string LinkOthers(string text, string self, HashSet<string> functions) =>
        Code().Replace(text, code => code.Groups["name"].Value is var name && name != self && functions.Contains(name)
            ? $"[{code.Value}](#{Anchor.Of(name)})"
            : code.Value);

    private static string RenderType(string token, JsonObject type)
    {
        var table = type.ContainsKey("enum")
            ? MarkdownTable.Render(["value", "meaning"], type.List("enum").Select(value =>
                new[] { $"`{value.Text("value")}`", value.Text("description") ?? "" }))
            : RenderProperties("field", type);
        return $"""
            ### {ShortName(token)}

            {type.Text("description")}

            {table}
            """;
    }

    // Outputs that are always present are lists, and the page says so once.
    private static string RenderProperties(string kind, JsonObject definition)
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

    private static string TypeName(JsonObject property)
    {
        if (property["items"] is JsonObject items)
        {
            return $"list of {TypeName(items)}";
        }

        return References.TypeName(property) is { } token
            ? $"[{ShortName(token)}](#{Anchor.Of(ShortName(token))})"
            : property.Text("type") ?? "";
    }

    private static string ShortName(string token) => token[(token.LastIndexOf(':') + 1)..];

    [GeneratedRegex(@"`(?<name>\w+)`")]
    private static partial Regex Code();
}
