using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>
/// Compares the functions of internal.json with the facts. They read only what composed functions need, so that what
/// they leave out is no finding.
/// </summary>
internal static class InternalRules
{
    private static readonly string[] LeftOut = ["leftOut", "parameter", "enumeration"];

    public static IEnumerable<Finding> Find(WrittenContract contract, AtlasFacts facts)
    {
        Finding[] findings =
        [
            .. OperationRules.Find(contract, facts),
            .. new InputRules(contract, facts).Find(),
            .. new OutputRules(contract, facts).Find(),
            .. ReferenceRules.Find(contract),
        ];
        return findings.Where(finding => !LeftOut.Contains(finding.Kind));
    }
}
