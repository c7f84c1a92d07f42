using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Compares the contract with the facts, with its own rules and with schema.json.</summary>
internal static class Checker
{
    public static IEnumerable<Finding> Check(string root)
    {
        var folder = Path.Combine(root, "contract");
        var contract = WrittenContract.Read(folder);
        var facts = AtlasFacts.Read(folder);
        Finding[] findings =
        [
            .. OperationRules.Find(contract, facts),
            .. new InputRules(contract, facts).Find(),
            .. new OutputRules(contract, facts).Find(),
            .. new FilterRules(contract).Find(),
            .. new MissingRules(contract).Find(),
            .. KeywordRules.Find(contract),
            .. SecretRules.Find(contract),
            .. new OmissionRules(contract).Find(),
            .. DescriptionRules.Find(contract),
            .. ReferenceRules.Find(contract),
            .. PlaceRules.Find(contract),
            .. new ComposedRules(contract, contract).Find(),
            .. InternalRules.Find(contract, facts),
            .. CheckSchema(contract, facts, Path.Combine(root, "schema.json")),
        ];
        return Exceptions.Read(folder).Apply([.. findings.Distinct()]);
    }

    private static IEnumerable<Finding> CheckSchema(WrittenContract contract, AtlasFacts facts, string file)
    {
        try
        {
            var schema = Json.ToText(SchemaBuilder.Build(contract, facts));
            return File.Exists(file) && File.ReadAllText(file) == schema
                ? []
                : [new Finding(null, "schema.json", "is stale: run make contract")];
        }
        catch (ContractException problem)
        {
            return [new Finding(null, "schema.json", $"cannot be put together: {problem.Message}")];
        }
    }
}
