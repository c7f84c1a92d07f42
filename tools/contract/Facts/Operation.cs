using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AtlasBackup.ContractTool.Facts;

/// <summary>The facts about one GET operation of Atlas.</summary>
internal sealed partial record Operation(string Path, JsonObject Json)
{
    public bool IsDeprecated => Json.Flag("deprecated");

    /// <summary>Whether the operation is missing from newer specifications.</summary>
    public bool IsRemoved => Json.Flag("removed");

    public IEnumerable<string> Roles => Json.Texts("roles");

    /// <summary>The tag of the specification, which names Atlas's endpoint set in most cases.</summary>
    public string Tag => Json.Texts("tags").FirstOrDefault() ?? "";

    /// <summary>The parameters of the path and the query; the plugin sends no header parameters.</summary>
    public JsonObject Parameters => new(Json.Object("parameters").Objects()
        .Where(parameter => parameter.Value.Text("in") is "path" or "query")
        .Select(parameter => KeyValuePair.Create(parameter.Name, (JsonNode?)parameter.Value.DeepClone())));

    public JsonObject Versions => Json.Object("versions");

    /// <summary>The newest version that is neither a preview nor only announced.</summary>
    public string NewestStableVersion =>
        Versions.Select(version => version.Key)
            .Where(version => Date().IsMatch(version))
            .Max(StringComparer.Ordinal) ?? "";

    public string? Sunset(string version) => Versions.Object(version).Text("sunset");

    public static IEnumerable<string> Placeholders(string path) =>
        Placeholder().Matches(path).Select(match => match.Groups[1].Value);

    /// <summary>The placeholders of this path, each with its name in the other path.</summary>
    public Dictionary<string, string> NamesIn(string path) =>
        Placeholders(Path).Zip(Placeholders(path)).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The same operation with the names that another path has for its placeholders.</summary>
    public Operation Rename(string path)
    {
        var names = NamesIn(path);
        var json = Json.DeepClone().AsObject();
        json["parameters"] = new JsonObject(Parameters.Select(parameter =>
            KeyValuePair.Create(names.GetValueOrDefault(parameter.Key, parameter.Key), parameter.Value?.DeepClone())));
        return new Operation(path, json);
    }

    /// <summary>The path without the names of its placeholders, which the contract may choose.</summary>
    public static string Anonymous(string path) => Placeholder().Replace(path, "{}");

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Date();
}
