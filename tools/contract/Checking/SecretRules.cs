using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds texts whose name looks like a secret and that are not marked as one.</summary>
internal static partial class SecretRules
{
    public static IEnumerable<Finding> Find(WrittenContract contract) =>
        from property in ContractProperties.All(contract)
        where IsText(property.Value) && !property.Value.Flag("secret") && LooksSecret().IsMatch(property.Name)
        select new Finding(
            "looksSecret", property.Subject, $"its name looks like a secret: set secret to true");

    private static bool IsText(JsonObject property) => property.Element().Text("type") == "string";

    [GeneratedRegex("url|key|token|auth|password|secret", RegexOptions.IgnoreCase)]
    private static partial Regex LooksSecret();
}
