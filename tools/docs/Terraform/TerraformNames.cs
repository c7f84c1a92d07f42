using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Examples;

namespace AtlasBackup.DocsTool.Terraform;

/// <summary>Spells names, and the names in texts, as the Terraform provider does.</summary>
internal sealed partial class TerraformNames
{
    private readonly Dictionary<string, string> _names = [];

    /// <param name="schema">The package schema, which has all names.</param>
    public TerraformNames(JsonObject schema)
    {
        var functions = schema.Object("functions").Objects().ToList();
        var types = schema.Object("types").Objects().Select(type => type.Value).ToList();
        var holders = functions
            .SelectMany(function => new[] { function.Value.Object("inputs"), function.Value.Object("outputs") })
            .Concat(types)
            .Select(holder => holder.Object("properties"))
            .Append(schema.Object("config").Object("variables"));
        foreach (var name in holders.SelectMany(holder => holder.Select(member => member.Key)))
        {
            _names[name] = Case.Snake(name);
        }

        foreach (var (token, _) in functions)
        {
            _names[Function(token)] = Type(token);
        }

        // Values of enumerations are not names, unless an input has the same: then a text means the input.
        var inputs = functions
            .SelectMany(function => function.Value.Object("inputs").Object("properties").Select(input => input.Key))
            .ToHashSet();
        foreach (var value in types.SelectMany(type => type.List("enum")).Select(value => value.Text("value") ?? ""))
        {
            if (!inputs.Contains(value))
            {
                _names.Remove(value);
            }
        }
    }

    /// <summary>The short name of a function.</summary>
    public static string Function(string token) => token[(token.LastIndexOf(':') + 1)..];

    /// <summary>The name of a function's data source and ephemeral resource.</summary>
    public static string Type(string token) => $"atlasbackup_{Page(token)}";

    /// <summary>The same without the name of the provider, which is also the name of its page.</summary>
    public static string Page(string token)
    {
        var function = Function(token);
        var verb = function.StartsWith("list", StringComparison.Ordinal) ? "list" : "get";
        return Case.Snake(char.ToLowerInvariant(function[verb.Length]) + function[(verb.Length + 1)..]);
    }

    /// <summary>A description without what only Pulumi has.</summary>
    public string Spell(string text) =>
        string.Join("\n\n", text.Split("\n\n").Select(Paragraph).Where(one => one.Length > 0));

    private string Paragraph(string text)
    {
        var kept = SentenceEnd().Split(text.Trim())
            .Where(sentence => !sentence.Contains("omitDownloadLinks", StringComparison.Ordinal)
                && !sentence.Contains("Pulumi", StringComparison.Ordinal));
        return Word().Replace(string.Join(' ', kept), word => _names.GetValueOrDefault(word.Value, word.Value));
    }

    [GeneratedRegex(@"(?<=\.)\s+(?=[A-Z`])")]
    private static partial Regex SentenceEnd();

    // Names in a path of Atlas are in braces.
    [GeneratedRegex(@"(?<![\w{/])\w+(?![\w}/])")]
    private static partial Regex Word();
}
