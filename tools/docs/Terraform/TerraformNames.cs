using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Examples;

namespace AtlasBackup.DocsTool.Terraform;

/// <summary>Spells names, and the names in texts, as the Terraform provider does.</summary>
internal sealed class TerraformNames
{
    private readonly TextSpelling _spelling;

    /// <param name="schema">The package schema, which has all names.</param>
    public TerraformNames(JsonObject schema) =>
        _spelling = new TextSpelling(NamesIn(schema), "omitDownloadLinks", "Pulumi");

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
    public string Spell(string text) => _spelling.Spell(text);

    private static Dictionary<string, string> NamesIn(JsonObject schema)
    {
        var names = new Dictionary<string, string>();
        var functions = schema.Object("functions").Objects().ToList();
        var types = schema.Object("types").Objects().Select(type => type.Value).ToList();
        var holders = functions
            .SelectMany(function => new[] { function.Value.Object("inputs"), function.Value.Object("outputs") })
            .Concat(types)
            .Select(holder => holder.Object("properties"))
            .Append(schema.Object("config").Object("variables"));
        foreach (var name in holders.SelectMany(holder => holder.Select(member => member.Key)))
        {
            names[name] = Case.Snake(name);
        }

        foreach (var (token, _) in functions)
        {
            names[Function(token)] = Type(token);
        }

        // Values of enumerations are not names, unless an input has the same: then a text means the input.
        var inputs = functions
            .SelectMany(function => function.Value.Object("inputs").Object("properties").Select(input => input.Key))
            .ToHashSet();
        foreach (var value in types.SelectMany(type => type.List("enum")).Select(value => value.Text("value") ?? ""))
        {
            if (!inputs.Contains(value))
            {
                names.Remove(value);
            }
        }

        return names;
    }
}
