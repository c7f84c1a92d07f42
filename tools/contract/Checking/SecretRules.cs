using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds texts whose name looks like a secret and that are not marked as one.</summary>
internal static partial class SecretRules
{
    public static IEnumerable<Finding> Find(WrittenContract contract) =>
        from property in ContractProperties.All(contract)
        where !property.Value.Flag("secret") && LooksLikeSecret(property.Name, property.Value)
        select new Finding(
            "looksSecret", property.Subject, $"its name looks like a secret: set secret to true");

    public static bool LooksLikeSecret(string name, JsonObject property) =>
        property.Element().Text("type") == "string" && Secret().IsMatch(name);

    [GeneratedRegex("url|key|token|auth|password|secret", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
