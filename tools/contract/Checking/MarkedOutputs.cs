using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Knows whether an output has a mark such as <c>secret</c>, at any depth.</summary>
internal static class MarkedOutputs
{
    public static bool AreIn(string type, string mark, Func<string, JsonObject?> find) => AreIn(type, mark, find, []);

    public static bool AreIn(Function function, string mark, WrittenContract contract) =>
        (function.ItemType ?? References.TypeName(function.Outputs)) is { } type
        && AreIn(type, mark, contract.Types.GetValueOrDefault);

    // A type may contain itself.
    private static bool AreIn(string type, string mark, Func<string, JsonObject?> find, HashSet<string> seen) =>
        seen.Add(type)
        && find(type) is { } definition
        && (definition.Object("properties").Objects().Any(property => property.Value.Flag(mark))
            || References.TypeNames(definition).Any(inner => AreIn(inner, mark, find, seen)));
}
