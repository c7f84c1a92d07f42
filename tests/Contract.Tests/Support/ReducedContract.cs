using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.Contract.Tests.Support;

/// <summary>Takes functions out of a copy of the contract, so that a test does not depend on which ones there are.</summary>
internal static class ReducedContract
{
    private const string Exceptions = "facts/exceptions.json";

    /// <summary>Keeps only these functions, what they refer to and the exceptions that concern them.</summary>
    public static void KeepFunctions(this ContractCopy copy, params string[] names)
    {
        var contract = WrittenContract.Read(copy.Folder);
        var kept = names.ToHashSet();
        foreach (var function in names.Select(name => contract.Functions[name]))
        {
            Keep(References.TypeNames(function.Json).Concat(function.ItemType is { } item ? [item] : []));
        }

        var files = contract.Functions.Keys.Concat(contract.Types.Keys).Select(contract.FileOf)
            .Distinct()
            .Where(file => file != WrittenContract.SharedFile);
        foreach (var file in files)
        {
            var subject = copy.Read(file);
            Remove(subject.Object("functions"), name => !kept.Contains(name));
            Remove(subject.Object("types"), name => !kept.Contains(name));
            copy.Write(file, subject);
        }

        var removed = contract.Functions.Keys.Concat(contract.Types.Keys)
            .Where(name => !kept.Contains(name) && contract.FileOf(name) != WrittenContract.SharedFile)
            .ToHashSet();
        var exceptions = copy.Read(Exceptions);
        foreach (var (_, entries) in exceptions.Objects())
        {
            Remove(entries, subject => removed.Contains(subject.Split('.')[0]));
        }

        copy.Write(Exceptions, exceptions);

        void Keep(IEnumerable<string> types)
        {
            foreach (var type in types.Where(kept.Add))
            {
                Keep(References.TypeNames(contract.Types[type]));
            }
        }
    }

    private static void Remove(JsonObject entries, Func<string, bool> isUnwanted)
    {
        foreach (var name in entries.Select(entry => entry.Key).Where(isUnwanted).ToList())
        {
            entries.Remove(name);
        }
    }
}
