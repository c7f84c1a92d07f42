using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Knows whether an output is secret, at any depth.</summary>
internal static class SecretOutputs
{
    public static bool AreIn(string type, Func<string, JsonObject?> find) => AreIn(type, find, []);

    public static bool AreIn(Function function, WrittenContract contract) =>
        (function.ItemType ?? References.TypeName(function.Outputs)) is { } type
        && AreIn(type, contract.Types.GetValueOrDefault);

    // A type may contain itself.
    private static bool AreIn(string type, Func<string, JsonObject?> find, HashSet<string> seen) =>
        seen.Add(type)
        && find(type) is { } definition
        && (definition.Object("properties").Objects().Any(property => property.Value.Flag("secret"))
            || References.TypeNames(definition).Any(inner => AreIn(inner, find, seen)));
}
