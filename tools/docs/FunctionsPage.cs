using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool;

namespace AtlasBackup.DocsTool;

/// <summary>Writes docs/functions.md: every function and every type, field by field.</summary>
internal static partial class FunctionsPage
{
    private static readonly PropertyTable Tables = new(_ => "");

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
        var names = functions.Select(function => PropertyTable.ShortName(function.Name)).ToHashSet();
        return string.Join('\n', functions
            .Select(function => RenderFunction(PropertyTable.ShortName(function.Name), function.Value, names))
            .Prepend($"{index}\n")
            .Prepend(Head)
            .Append("## Types\n")
            .Concat(schema.Object("types").Objects()
                .Select(type => Tables.RenderType(PropertyTable.ShortName(type.Name), type.Value))));
    }

    private static string RenderFunction(string name, JsonObject function, HashSet<string> functions)
    {
        var description = function.Text("description") ?? "";
        var text = description[..description.IndexOf("\n\n{{% examples", StringComparison.Ordinal)];
        return $"""
            ## {name}

            {LinkOthers(text, name, functions)}

            {Tables.Render("input", function.Object("inputs"))}
            {Tables.Render("output", function.Object("outputs"))}
            """;
    }

    private static string LinkOthers(string text, string self, HashSet<string> functions) =>
        Code().Replace(text, code => code.Groups["name"].Value is var name && name != self && functions.Contains(name)
            ? $"[{code.Value}](#{Anchor.Of(name)})"
            : code.Value);

    [GeneratedRegex(@"`(?<name>\w+)`")]
    private static partial Regex Code();
}
