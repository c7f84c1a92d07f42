using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Writing;

/// <summary>A property of the contract, wherever it is written.</summary>
internal sealed record ContractProperty(string Owner, string Name, JsonObject Value)
{
    public string Subject => $"{Owner}.{Name}";
}

/// <summary>Lists the properties that are written in the contract.</summary>
internal static class ContractProperties
{
    public static IEnumerable<ContractProperty> All(WrittenContract contract) =>
        Of("settings", contract.Package.Object("settings")).Concat(Inputs(contract)).Concat(Outputs(contract));

    /// <summary>The inputs of shared.json and those that a function writes in place.</summary>
    public static IEnumerable<ContractProperty> Inputs(WrittenContract contract) =>
        Of("inputs", contract.Inputs).Concat(Of("single", contract.Single.Object("inputs")))
            .Concat(contract.Functions.Values
            .SelectMany(function => Of(function.Name, function.Inputs))
            .Where(input => !input.Value.ContainsKey("$ref") || input.Value.ContainsKey("description")));

    public static IEnumerable<ContractProperty> Outputs(WrittenContract contract) =>
        Of("list", contract.List.Object("properties"))
            .Concat(Of("single", contract.Single.Object("outputs")))
            .Concat(contract.Types.SelectMany(type => Of(type.Key, type.Value.Object("properties"))));

    private static IEnumerable<ContractProperty> Of(string owner, JsonObject properties) =>
        properties.Objects().Select(property => new ContractProperty(owner, property.Name, property.Value));
}
