using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Writing;

/// <summary>A description of the contract and what it describes.</summary>
internal sealed record ContractText(string Subject, string Description);

/// <summary>Lists every description that is written in the contract.</summary>
internal static class ContractTexts
{
    public static IEnumerable<ContractText> All(WrittenContract contract)
    {
        var functions = contract.Functions.Values.Select(function => Read(function.Name, function.Json));
        var types = contract.Types.Select(type => Read(type.Key, type.Value));
        var values = contract.Types.SelectMany(type => type.Value.List("enum")
            .Select(value => Read($"{type.Key}.{value.Text("value")}", value)));
        var properties = ContractProperties.All(contract).Select(property => Read(property.Subject, property.Value));
        return functions.Concat(types).Concat(values).Concat(properties)
            .Append(Read("package", contract.Package))
            .Append(Read("provider", contract.Package.Object("provider")));
    }

    private static ContractText Read(string subject, JsonObject entry) => new(subject, entry.Text("description") ?? "");
}
