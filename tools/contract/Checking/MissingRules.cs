using System.Text.RegularExpressions;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds functions that could not tell, or would tell wrongly, that their object does not exist.</summary>
internal sealed partial class MissingRules(WrittenContract contract)
{
    // What such a code speaks of, and the placeholder that must then end the path.
    private static readonly (string Start, string[] Placeholders)[] Containers =
        [("GROUP_", ["groupId", "name"]), ("CLUSTER_", ["clusterName"])];

    private static readonly string[] Keywords = ["missing", "foundBy"];

    private readonly References _references = new(contract);

    public IEnumerable<Finding> Find() => contract.EndpointFunctions.SelectMany(function => function.IsSingle
        ? FindInObject(function)
        : FindInList(function));

    private static IEnumerable<Finding> FindInList(Function function) =>
        Keywords.Where(function.Endpoint.ContainsKey).Select(keyword => new Finding(
            null, function.Name, $"is a list, which is empty where nothing exists: remove {keyword}"));

    private IEnumerable<Finding> FindInObject(Function function)
    {
        var codes = function.Endpoint.Texts("missing").ToList();
        var foundBy = function.Endpoint.Text("foundBy");
        if (codes.Count == 0 && foundBy is null)
        {
            yield return new Finding(
                null, function.Name, "does not say how Atlas answers where the object does not exist: add missing");
        }

        if (foundBy is not null && !_references.AtlasOutputs(function).Object("properties").ContainsKey(foundBy))
        {
            yield return new Finding(
                null, $"{function.Name}.{foundBy}", "is not an output of the function: correct foundBy");
        }

        foreach (var code in codes)
        {
            if (Problem(function, code) is { } problem)
            {
                yield return new Finding(null, function.Name, $"has the missing code {code}, {problem}");
            }
        }
    }

    private static string? Problem(Function function, string code)
    {
        if (!CodePattern().IsMatch(code))
        {
            return "which is no code of Atlas: write it in capitals, with a status in front where that is not 400 or 404";
        }

        var last = function.Path[(function.Path.LastIndexOf('/') + 1)..].Trim('{', '}');
        return Containers.Any(container =>
            code.StartsWith(container.Start, StringComparison.Ordinal) && !container.Placeholders.Contains(last))
            ? "which speaks of what contains the object: remove it"
            : null;
    }

    [GeneratedRegex(@"^(?:(?!400|404)[45][0-9]{2} )?[A-Z][A-Z0-9_]+\z")]
    private static partial Regex CodePattern();
}
