using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>
/// Finds texts that are not marked as secret, though their name or their description says that they are. An output must
/// have both the mark and the word in its description, so that the loss of one is noticed.
/// </summary>
internal static partial class SecretRules
{
    public static IEnumerable<Finding> Find(WrittenContract contract) =>
        ContractProperties.All(contract).SelectMany(Compare)
            .Concat(ContractProperties.Outputs(contract).SelectMany(CompareOutput));

    public static bool LooksLikeSecret(string name, JsonObject property) =>
        property.Element().Text("type") == "string" && SecretName().IsMatch(name);

    private static IEnumerable<Finding> Compare(ContractProperty property)
    {
        if (property.Value.Flag("secret"))
        {
            yield break;
        }

        if (SaysThatItIsSecret(property))
        {
            yield return new Finding(
                null,
                property.Subject,
                "its description says that it is secret: set secret to true, or correct the description");
        }
        else if (LooksLikeSecret(property.Name, property.Value) && !property.Value.Flag("personal"))
        {
            yield return new Finding(
                "looksSecret", property.Subject, "its name looks like a secret: set secret to true");
        }
    }

    private static IEnumerable<Finding> CompareOutput(ContractProperty property)
    {
        if (property.Value.Flag("secret") && !SaysThatItIsSecret(property))
        {
            yield return new Finding(
                null, property.Subject, $"is secret: begin a sentence of its description with \"Secret\"");
        }
    }

    private static bool SaysThatItIsSecret(ContractProperty property) =>
        SecretWord().IsMatch(property.Value.Text("description") ?? "");

    [GeneratedRegex("url|key|token|auth|password|secret", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"(?:^|\. )Secret\b")]
    private static partial Regex SecretWord();
}
