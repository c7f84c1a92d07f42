using System.Text.Json;
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
        JsonValueKind.Array => $"[{string.Join(", ", argument.Items)}]",
        JsonValueKind.String => Text(argument.Value.GetValue<string>(), argument.Literal),
        _ => argument.Literal,
    };

    /// <summary>
    /// A word of letters and hyphens is written without quotes. Everything else is quoted: a YAML reader may read a
    /// word with digits as a number (12e3 is one), and a word with signs as something else.
    /// </summary>
    private static string Text(string text, string quoted) =>
        Word().IsMatch(text) && !NotText.Contains(text) ? text : quoted;

    [GeneratedRegex(@"^[A-Za-z]+(-[A-Za-z]+)*\z")]
    private static partial Regex Word();
}
