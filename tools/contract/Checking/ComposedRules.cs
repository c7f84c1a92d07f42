using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds composed functions that read what does not exist, or have what only an endpoint can have.</summary>
/// <param name="contract">The functions that are checked.</param>
/// <param name="all">The functions that may be read.</param>
internal sealed class ComposedRules(WrittenContract contract, WrittenContract all)
{
    // The plugin seals and omits the outputs of an endpoint only.
    private static readonly string[] Marks = ["secret", "personal"];

    private readonly References _references = new(contract);

    public IEnumerable<Finding> Find() =>
        contract.ComposedFunctions.SelectMany(function =>
            CheckReads(function).Concat(CheckForm(function)).Concat(CheckChoice(function)))
        .Concat(contract.EndpointFunctions
            .Where(function => function.ExactlyOne.Any())
            .Select(function => new Finding(
                null, function.Name, "has exactlyOne, which belongs to a composed function: remove it")));

    private IEnumerable<Finding> CheckReads(Function function)
    {
        var reads = function.Reads.ToList();
        foreach (var name in reads.Concat(function.MoreRoles.Keys).Distinct())
        {
            var subject = $"{function.Name}.{name}";
            if (all.FindRead(name) is not { IsComposed: false } read)
            {
                yield return new Finding(null, subject, "is no function that reads an endpoint: correct the name");
                continue;
            }

            var needsMore = reads.Contains(name) && read.Roles.Any() && !read.Roles.Intersect(function.Roles).Any();
            if (needsMore && !function.MoreRoles.ContainsKey(name))
            {
                yield return new Finding(
                    null,
                    subject,
                    $"requires {string.Join(" or ", read.Roles)}: name the inputs that need it in moreRoles, "
                    + "or add the role to roles");
            }
            else if (!needsMore && function.MoreRoles.ContainsKey(name))
            {
                yield return new Finding(null, subject, "requires no other role: remove it from moreRoles");
            }
        }
    }

    private IEnumerable<Finding> CheckForm(Function function)
    {
        if (function.Json.ContainsKey("endpoint"))
        {
            yield return new Finding(null, function.Name, "is composed, and has an endpoint: remove one of them");
        }

        if (function.Uses is { } file && contract.FileOf(function.Name) != WrittenContract.InternalFile)
        {
            yield return new Finding(
                null,
                function.Name,
                $"uses {file}, which only a function of {WrittenContract.InternalFile} can: remove uses");
        }

        if (function.ItemType is not null)
        {
            yield return new Finding(null, function.Name, "is composed, and gives a list: refer to a type in outputs");
        }

        foreach (var mark in Marks.Where(mark => MarkedOutputs.AreIn(function, mark, contract)))
        {
            yield return new Finding(null, function.Name, $"is composed, and has a {mark} output: remove the output");
        }

        var inputs = _references.Inputs(function).Objects();
        foreach (var (name, _) in inputs.Where(input => input.Value.ContainsKey("filter")))
        {
            yield return new Finding(
                null, $"{function.Name}.{name}", "filters a list, and the function is composed: remove it");
        }
    }

    private static IEnumerable<Finding> CheckChoice(Function function)
    {
        if (function.ExactlyOne.Count() == 1)
        {
            yield return new Finding(null, function.Name, "has one input in exactlyOne: add another, or use required");
        }

        foreach (var name in function.ExactlyOne.Intersect(function.RequiredInputs))
        {
            yield return new Finding(
                null, $"{function.Name}.{name}", "is in exactlyOne, and required: remove it from one of them");
        }
    }
}
