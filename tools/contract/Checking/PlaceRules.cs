using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>
/// Finds types and inputs that are in the file of another subject. For a function, the plugin reads only the file of its
/// subject, shared.json and the file that a composed function of internal.json uses.
/// </summary>
internal static class PlaceRules
{
    public static IEnumerable<Finding> Find(WrittenContract contract)
    {
        var functions = contract.Functions.Values.Select(function => (function.Name, Types: TypesOf(function)));
        var types = contract.Types.Select(type => (Name: type.Key, Types: References.TypeNames(type.Value)));
        var used = contract.ComposedFunctions.Select(function => function.Uses).ToHashSet();
        return InputsOfOthers(contract, used).Concat(
            from owner in functions.Concat(types)
            from type in owner.Types.Distinct()
            where contract.Types.ContainsKey(type)
            let file = contract.FileOf(type)
            where file != contract.FileOf(owner.Name) && file != WrittenContract.SharedFile && !used.Contains(file)
            select new Finding(
                null,
                owner.Name,
                $"refers to {type}, which is in {file}: move {type}, and what it refers to, to "
                + WrittenContract.SharedFile));
    }

    private static IEnumerable<Finding> InputsOfOthers(WrittenContract contract, HashSet<string?> used) =>
        from function in contract.Functions.Values
        from input in function.Inputs.Objects()
        let name = References.InputName(input.Value)
        where name is not null
        let file = contract.FileOfInput(name)
        where file != contract.FileOf(function.Name) && file != WrittenContract.SharedFile && !used.Contains(file)
        select new Finding(
            null,
            $"{function.Name}.{input.Name}",
            $"refers to an input of {file}: move the input to {WrittenContract.SharedFile}");

    private static IEnumerable<string> TypesOf(Function function) =>
        References.TypeNames(function.Json).Concat(function.ItemType is { } item ? [item] : []);
}
