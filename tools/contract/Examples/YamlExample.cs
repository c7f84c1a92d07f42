using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>Writes an example in Pulumi's YAML.</summary>
internal static partial class YamlExample
{
    // Words that some YAML readers read as a boolean or as null.
    private static readonly HashSet<string> NotText =
        new(["true", "false", "yes", "no", "on", "off", "y", "n", "null"], StringComparer.OrdinalIgnoreCase);

    public static string Render(Example example)
    {
        var arguments = example.Arguments.Select(argument => $"        {argument.Name}: {Value(argument)}\n").ToList();
        var outputs = example.Outputs.Select(output => $"  {output}: ${{{example.Variable}.{output}}}");
        return $"""
            variables:
              {example.Variable}:
                fn::invoke:
                  function: {example.Token}
                  arguments:{(arguments.Count == 0 ? " {}\n" : $"\n{string.Concat(arguments)}")}outputs:
            {string.Join('\n', outputs)}
            """;
    }

    private static string Value(Argument argument) => argument.Kind switch
    {
        JsonValueKind.Array => $"[{string.Join(", ", argument.Value.AsArray().Select(Item))}]",
        JsonValueKind.String => Text(argument.Value.GetValue<string>(), argument.Literal),
        _ => argument.Literal,
    };

    private static string Item(JsonNode? item) => item?.ToJsonString(Json.Compact) ?? "null";

    /// <summary>
    /// A word of letters and hyphens is plain. All else is quoted: what has digits may look like a number to a reader
    /// of YAML (12e3 is one), what has signs may look like anything.
    /// An ID is quoted even if it happens to have no digits: readers copy the example, and put other IDs into it.
    /// </summary>
    private static string Text(string text, string quoted) =>
        Word().IsMatch(text) && !Id().IsMatch(text) && !NotText.Contains(text) ? text : quoted;

    [GeneratedRegex(@"^[A-Za-z]+(-[A-Za-z]+)*\z")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[0-9a-f]{24}\z")]
    private static partial Regex Id();
}
