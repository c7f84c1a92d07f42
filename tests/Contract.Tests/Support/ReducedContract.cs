using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Checking;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.Contract.Tests.Support;

/// <summary>
/// Takes functions out of a copy of the contract, so that a test does not depend on which ones there are.
/// </summary>
internal static class ReducedContract
{
    private const string Exceptions = "facts/exceptions.json";
    private const string Unused = "is no longer needed: remove it from \"";

    /// <summary>Keeps only these functions, what they refer to and the exceptions that they need.</summary>
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

        // No function that is kept is composed of others.
        copy.Write(WrittenContract.InternalFile, new JsonObject());
        copy.RemoveUnusedExceptions();

        void Keep(IEnumerable<string> types)
        {
            foreach (var type in types.Where(kept.Add))
            {
                Keep(References.TypeNames(contract.Types[type]));
            }
        }
    }

    private static void RemoveUnusedExceptions(this ContractCopy copy)
    {
        var exceptions = copy.Read(Exceptions);
        var unused = Checker.Check(copy.Root)
            .Where(finding => finding.Message.Contains(Unused, StringComparison.Ordinal));
        foreach (var finding in unused)
        {
            var kind = finding.Message[(finding.Message.IndexOf(Unused, StringComparison.Ordinal) + Unused.Length)..];
            exceptions.Object(kind[..kind.IndexOf('"', StringComparison.Ordinal)]).Remove(finding.Subject);
        }

        copy.Write(Exceptions, exceptions);
    }

    private static void Remove(JsonObject entries, Func<string, bool> isUnwanted)
    {
        foreach (var name in entries.Select(entry => entry.Key).Where(isUnwanted).ToList())
        {
            entries.Remove(name);
        }
    }
}
