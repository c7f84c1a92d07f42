using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds composed functions that name what does not exist, and internal functions that nothing reads.</summary>
internal static class ComposedRules
{
    // What an endpoint has, and a composed function cannot have.
    private static readonly string[] OfEndpoints = ["endpoint", "paging", "missing"];

    public static IEnumerable<Finding> Find(WrittenContract contract)
    {
        var hidden = (contract.Internal?.Functions.Keys ?? Enumerable.Empty<string>()).ToHashSet();
        var read = contract.ComposedFunctions.SelectMany(function => function.Reads).ToHashSet();
        return contract.ComposedFunctions.SelectMany(function => Find(function, contract, hidden))
            .Concat(hidden.Where(contract.Functions.ContainsKey).Select(name => new Finding(
                null, name, "is a function that can be called, too: rename the one in internal.json")))
            .Concat(hidden.Where(name => !read.Contains(name)).Select(name => new Finding(
                null, name, "is read by no composed function: add it to reads, or remove it from internal.json")));
    }

    private static IEnumerable<Finding> Find(Function function, WrittenContract contract, HashSet<string> hidden)
    {
        var unknown = function.Reads
            .Where(name => !hidden.Contains(name) && contract.Functions.GetValueOrDefault(name) is not { IsComposed: false })
            .Select(name => new Finding(
                null, $"{function.Name}.{name}", "is no function that reads an endpoint: correct the name in reads"));
        var misplaced = OfEndpoints.Where(function.Json.ContainsKey).Select(keyword => new Finding(
            null, function.Name, $"is composed, and has {keyword}: remove it"));
        var inputs = function.RequiredInputs.Concat(function.ExactlyOne)
            .Concat(function.Inputs.Objects().SelectMany(input => input.Value.Texts("excludes")))
            .Concat(function.Inputs.Objects().SelectMany(input => input.Value.Texts("needs")))
            .Distinct()
            .Where(name => !function.Inputs.ContainsKey(name))
            .Select(name => new Finding(
                null, $"{function.Name}.{name}", "is not an input of the function: correct the name"));
        var required = function.ExactlyOne.Intersect(function.RequiredInputs).Select(name => new Finding(
            null, $"{function.Name}.{name}", "is one of exactlyOne, and required: remove it from required"));
        return [.. unknown, .. misplaced, .. inputs, .. required];
    }
}
