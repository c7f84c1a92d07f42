using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Compares each function's outputs, at every depth, with the schemas of Atlas's answers.</summary>
internal sealed class OutputRules(WrittenContract contract, AtlasFacts facts)
{
    private readonly References _references = new(contract);
    private readonly TypeComparison _types = new(contract, facts);
    private readonly HashSet<(string Type, string Schema)> _compared = [];

    /// <summary>The type of the contract for each of Atlas's schemas.</summary>
    public static IReadOnlyDictionary<string, string> TypesOfSchemas(WrittenContract contract, AtlasFacts facts)
    {
        var rules = new OutputRules(contract, facts);
        _ = rules.Find().Count();
        return rules._compared.Where(pair => contract.Types.ContainsKey(pair.Type))
            .DistinctBy(pair => pair.Schema)
            .ToDictionary(pair => pair.Schema, pair => pair.Type);
    }

    public IEnumerable<Finding> Find() => contract.EndpointFunctions.SelectMany(function =>
        facts.Find(function.Path)?.Versions[function.ApiVersion] is JsonObject version
            ? Compare(function, version.Object("schema"))
            : []).Distinct();

    // The outputs of a single object have the name of their type; those of a list belong to the function.
    private IEnumerable<Finding> Compare(Function function, JsonObject schema)
    {
        var owner = References.TypeName(function.Outputs) ?? function.Name;
        return _compared.Add((owner, SchemaKey(schema))) ? Compare(owner, _references.AtlasOutputs(function), schema) : [];
    }

    private static string SchemaKey(JsonObject schema) => AtlasFacts.Name(schema) ?? schema.ToJsonString();

    private IEnumerable<Finding> Compare(string owner, JsonObject definition, JsonObject schema)
    {
        var documented = facts.Properties(schema);
        var written = definition.Object("properties").Objects()
            .ToDictionary(property => property.Value.Text("wireName") ?? property.Name);
        var answered = documented.Where(property => !property.Value.Flag("writeOnly"));
        foreach (var (name, value) in answered.Where(property => !written.ContainsKey(property.Key)))
        {
            yield return new Finding(
                "leftOut",
                $"{owner}.{name}",
                $"Atlas answers with this field ({Show(value)}): add it to the contract");
        }

        foreach (var (wireName, (name, property)) in written)
        {
            var subject = $"{owner}.{name}";
            if (!documented.TryGetValue(wireName, out var value) || value.Flag("writeOnly"))
            {
                yield return new Finding(
                    "notInAtlas", subject, $"Atlas does not answer with this field: remove it");
                continue;
            }

            foreach (var finding in _types.Compare(subject, property, value).Concat(CompareNested(property, value)))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> CompareNested(JsonObject property, JsonObject documented)
    {
        var schema = facts.Resolve(documented)["items"] as JsonObject ?? documented;
        return References.TypeName(property) is { } type
            && _references.Type(type, type) is { } definition
            && !definition.ContainsKey("enum")
            && _compared.Add((type, SchemaKey(schema)))
                ? Compare(type, definition, schema)
                : [];
    }

    private string Show(JsonObject documented) => facts.Resolve(documented).Text("type") switch
    {
        "array" => "a list",
        "object" or null => "an object",
        var type => type,
    };
}
