using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Facts;

/// <summary>The facts about Atlas's read operations, as they were extracted from its specification.</summary>
internal sealed class AtlasFacts(JsonObject json)
{
    public const string FileName = "facts/atlas.json";

    private readonly Dictionary<string, Operation> _operations = json.Object("operations").Objects()
        .Select(entry => new Operation(entry.Name, entry.Value))
        .ToDictionary(operation => Operation.Anonymous(operation.Path));

    public JsonObject Json { get; } = json;

    public IEnumerable<Operation> Operations => _operations.Values;

    public static AtlasFacts Read(string folder) => new(ContractTool.Json.ReadFile(Path.Combine(folder, FileName)));

    public Operation? Find(string path) => _operations.GetValueOrDefault(Operation.Anonymous(path));

    /// <summary>The name of the schema that a schema refers to, or null.</summary>
    public static string? Name(JsonObject schema) => schema.Text("$ref");

    public JsonObject Resolve(JsonObject schema) => Name(schema) is { } name
        ? Json.Object("schemas")[name] as JsonObject ?? throw new ContractException($"{FileName} has no schema {name}")
        : schema;

    /// <summary>
    /// The properties of a schema and of all schemas that it is composed of or offers as alternatives.
    /// </summary>
    public SortedDictionary<string, JsonObject> Properties(JsonObject schema)
    {
        var properties = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        AddProperties(schema, properties, []);
        return properties;
    }

    /// <summary>
    /// The enumerated texts of a schema and its alternatives; empty if they list none, or only numbers.
    /// </summary>
    public IReadOnlyList<string> Values(JsonObject schema)
    {
        var resolved = Resolve(schema);
        var listed = resolved.Text("type") == "string" ? resolved.Texts("enum") : [];
        return [.. listed.Concat(Alternatives(resolved).SelectMany(Values)).Distinct()];
    }

    public static IEnumerable<JsonObject> Alternatives(JsonObject schema) =>
        schema.List("oneOf").Concat(schema.List("anyOf"));

    // A union names its members and each member names the union again.
    private void AddProperties(JsonObject schema, SortedDictionary<string, JsonObject> properties, HashSet<string> seen)
    {
        if (Name(schema) is { } name && !seen.Add(name))
        {
            return;
        }

        var resolved = Resolve(schema);
        foreach (var (property, value) in resolved.Object("properties").Objects())
        {
            properties.TryAdd(property, value);
        }

        foreach (var part in resolved.List("allOf").Concat(Alternatives(resolved)))
        {
            AddProperties(part, properties, seen);
        }
    }
}
