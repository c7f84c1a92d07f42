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
            .Concat(ContractProperties.Outputs(contract).SelectMany(CompareOutput))
            .Concat(contract.Functions.Values.SelectMany(function => CompareOmission(function, contract)));

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
        else if (LooksLikeSecret(property.Name, property.Value))
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

    private static IEnumerable<Finding> CompareOmission(Function function, WrittenContract contract)
    {
        var hasSecrets = SecretOutputs.AreIn(function, contract);
        var hasInput = function.CanOmitSecrets;
        if (hasSecrets && !hasInput)
        {
            yield return new Finding(
                null, function.Name, $"has secret outputs: add the local input {Function.Omission}");
        }

        if (hasInput && !hasSecrets)
        {
            yield return new Finding(
                null,
                $"{function.Name}.{Function.Omission}",
                "no output is secret: set secret of those that are, or remove the input");
        }

        if (hasInput && !function.Json.Object("example").Object("arguments").Flag(Function.Omission))
        {
            yield return new Finding(
                null,
                function.Name,
                $"everything that its example reads is secret: set {Function.Omission} to true there");
        }
    }

    private static bool SaysThatItIsSecret(ContractProperty property) =>
        SecretWord().IsMatch(property.Value.Text("description") ?? "");

    [GeneratedRegex("url|key|token|auth|password|secret", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"(?:^|\. )Secret\b")]
    private static partial Regex SecretWord();
}
