using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>
/// Checks the functions of internal.json. Those that read an endpoint have only what composed functions need: what they
/// leave out is no finding, and nobody sees their words. The composed ones are for front ends, which show their words.
/// </summary>
internal static class InternalRules
{
    private const string File = WrittenContract.InternalFile;

    private static readonly string[] LeftOut = ["leftOut", "parameter", "enumeration"];

    public static IEnumerable<Finding> Find(WrittenContract contract, AtlasFacts facts) =>
        contract.Internal is { } hidden
            ? Compare(hidden, facts)
                .Concat(new ComposedRules(hidden, contract).Find())
                .Concat(CheckUse(contract, hidden))
                .Concat(CheckWords(hidden))
            : [];

    private static IEnumerable<Finding> Compare(WrittenContract hidden, AtlasFacts facts)
    {
        Finding[] findings =
        [
            .. OperationRules.Find(hidden, facts),
            .. new InputRules(hidden, facts).Find(),
            .. new OutputRules(hidden, facts).Find(),
            .. new FilterRules(hidden).Find(),
            .. KeywordRules.Find(hidden),
            .. ReferenceRules.Find(hidden),
            .. PlaceRules.Find(hidden),
        ];
        return findings.Where(finding => !LeftOut.Contains(finding.Kind));
    }

    private static IEnumerable<Finding> CheckUse(WrittenContract contract, WrittenContract hidden)
    {
        var read = contract.ComposedFunctions.Concat(hidden.ComposedFunctions)
            .SelectMany(function => function.Reads)
            .ToHashSet();
        foreach (var (name, function) in hidden.Functions)
        {
            if (contract.Functions.ContainsKey(name))
            {
                yield return new Finding(null, name, $"is in {contract.FileOf(name)}, too: rename the one in {File}");
            }

            if (!function.IsComposed && !read.Contains(name))
            {
                yield return new Finding(
                    null, name, $"is read by no composed function: add it to reads, or remove it from {File}");
            }
        }
    }

    private static IEnumerable<Finding> CheckWords(WrittenContract hidden)
    {
        var shown = Shown(hidden);
        var unseen = hidden.Functions.Select(function => (Name: function.Key, function.Value.Json))
            .Concat(hidden.Types.Select(type => (Name: type.Key, Json: type.Value)))
            .Where(entry => hidden.FileOf(entry.Name) == File && !shown.Contains(entry.Name) && HasWords(entry.Json))
            .Select(entry => new Finding(
                null, entry.Name, $"is in {File}, where nobody sees a description: remove it"));
        return unseen.Concat(DescriptionRules.Unfinished(
            ContractTexts.All(hidden).Where(text => shown.Contains(text.Subject.Split('.')[0]))));
    }

    // The composed functions, and the types of their outputs, at any depth.
    private static HashSet<string> Shown(WrittenContract hidden)
    {
        var shown = new HashSet<string>();
        foreach (var function in hidden.ComposedFunctions)
        {
            shown.Add(function.Name);
            Add(References.TypeNames(function.Outputs));
        }

        return shown;

        void Add(IEnumerable<string> types)
        {
            foreach (var type in types.Where(shown.Add))
            {
                Add(References.TypeNames(hidden.Types.GetValueOrDefault(type)));
            }
        }
    }

    // An output may have the name, too.
    private static bool HasWords(JsonNode? node) => node switch
    {
        JsonObject members => members["description"]?.GetValueKind() == JsonValueKind.String
            || members.Any(member => HasWords(member.Value)),
        JsonArray items => items.Any(HasWords),
        _ => false,
    };
}
