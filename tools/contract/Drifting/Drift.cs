using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Drifting;

/// <summary>Compares the facts with a newer specification of Atlas.</summary>
internal sealed partial class Drift
{
    private readonly WrittenContract _contract;
    private readonly JsonObject? _facts;
    private readonly JsonObject _specification;

    public Drift(WrittenContract contract, JsonObject? facts, JsonObject specification)
    {
        _contract = contract;
        _facts = facts;
        _specification = specification;
        NewFacts = KeepRemoved(FactsExtractor.Extract(specification, IsWanted));
    }

    /// <summary>
    /// The facts of the specification, and the old facts of operations that it no longer has but that a function reads.
    /// </summary>
    public JsonObject NewFacts { get; }

    public IEnumerable<string> Differences() => FactsComparison.Compare(_facts ?? [], NewFacts);

    public IEnumerable<string> Copies()
    {
        var phrases = new CopiedPhrases(_specification);
        return
            from text in ContractTexts.All(_contract)
            from phrase in phrases.In(text.Description)
            select $"{text.Subject} has words of the specification, say it in our own: {phrase}";
    }

    private IEnumerable<Function> Reads =>
        _contract.EndpointFunctions.Concat(_contract.Internal?.EndpointFunctions ?? []);

    // Without earlier facts everything is taken. This is the first extraction.
    private bool IsWanted(string path) =>
        _facts is null
        || _facts.Object("operations").ContainsKey(path)
        || BackupPath().IsMatch(path)
        || Reads.Any(function => Operation.Anonymous(function.Path) == Operation.Anonymous(path));

    private JsonObject KeepRemoved(JsonObject facts)
    {
        var operations = facts.Object("operations");
        var read = Reads.Select(function => Operation.Anonymous(function.Path)).ToHashSet();
        foreach (var (path, operation) in (_facts ?? []).Object("operations").Objects()
            .Where(entry => !operations.ContainsKey(entry.Name) && read.Contains(Operation.Anonymous(entry.Name))))
        {
            var kept = operation.DeepClone().AsObject();
            kept["removed"] = true;
            operations[path] = kept;
            KeepSchemas(SchemaFacts.References(kept), facts.Object("schemas"));
        }

        facts["operations"] = Sort(operations);
        facts["schemas"] = Sort(facts.Object("schemas"));
        return facts;
    }

    private static JsonObject Sort(JsonObject entries) => new(entries
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));

    private void KeepSchemas(IEnumerable<string> names, JsonObject schemas)
    {
        foreach (var name in names.Where(name => !schemas.ContainsKey(name)))
        {
            schemas[name] = (_facts ?? []).Object("schemas")[name]?.DeepClone();
            KeepSchemas(SchemaFacts.References(schemas[name]), schemas);
        }
    }

    [GeneratedRegex("backup|snapshot|restore", RegexOptions.IgnoreCase)]
    private static partial Regex BackupPath();
}
