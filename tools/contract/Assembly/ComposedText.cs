using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds to the description of a composed function what it reads, and which roles the reads require.</summary>
internal static class ComposedText
{
    /// <param name="function">The function.</param>
    /// <param name="contract">The contract, which has the functions that it reads.</param>
    public static string Describe(Function function, WrittenContract contract)
    {
        var reads = function.Reads.Select(Find).ToList();
        var more = function.MoreRoles
            .Select(pair => MoreRoles(pair.Value, Find(pair.Key)))
            .Prepend(FunctionText.Roles(function));
        var lines = reads.Select(read => contract.Functions.ContainsKey(read.Name)
            ? $"- `{read.Name}`: {FunctionText.Source(read)}."
            : $"- {FunctionText.Source(read)}.");
        return $"{function.Description}\n\n{string.Join(' ', more)}\n\n"
            + "Composed of these reads. A call makes only those that the cluster and the arguments need:\n\n"
            + string.Join('\n', lines);

        Function Find(string name) => contract.FindRead(name)
            ?? throw new ContractException($"{function.Name} reads {name}, which no file has");
    }

    private static string MoreRoles(IEnumerable<string> inputs, Function read) =>
        $"With {string.Join(" or ", inputs.Select(name => $"`{name}`"))}, also requires "
        + $"{string.Join(" or ", read.Roles)}.";
}
