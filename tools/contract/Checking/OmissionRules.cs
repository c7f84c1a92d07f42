using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>
/// Finds functions whose secret or personal outputs cannot be left out, inputs that leave nothing out, and outputs whose
/// name says that they are personal.
/// </summary>
internal sealed partial class OmissionRules(WrittenContract contract)
{
    private readonly References _references = new(contract);

    public IEnumerable<Finding> Find() =>
        contract.EndpointFunctions
            .SelectMany(function => Compare(function, "secret", "secret outputs", Function.Omission)
                .Concat(Compare(function, "personal", "personal outputs", Function.PersonalOmission))
                .Concat(CompareExample(function)))
            .Concat(ContractProperties.Outputs(contract)
                .Where(output => !output.Value.Flag("personal") && LooksPersonal(output.Name, output.Value))
                .Select(output => new Finding(
                    "looksPersonal", output.Subject, "its name looks like personal data: set personal to true")));

    private IEnumerable<Finding> Compare(Function function, string mark, string outputs, string omission)
    {
        var hasOutputs = MarkedOutputs.AreIn(function, mark, contract);
        var input = function.Inputs[omission] is JsonObject written ? _references.Input(written, function.Name) : null;
        if (hasOutputs && input is null)
        {
            yield return new Finding(null, function.Name, $"has {outputs}: add the local input {omission}");
        }

        var subject = $"{function.Name}.{omission}";
        if (!hasOutputs && input is not null)
        {
            yield return new Finding(
                null, subject, $"no output is {mark}: set {mark} of those that are, or remove the input");
        }

        if (input is not null && (!input.Flag("local") || input.Text("type") != "boolean"))
        {
            yield return new Finding(null, subject, "is for the plugin: make it a local boolean");
        }
    }

    private static IEnumerable<Finding> CompareExample(Function function)
    {
        if (function.CanOmitSecrets && !function.Json.Object("example").Object("arguments").Flag(Function.Omission))
        {
            yield return new Finding(
                null,
                function.Name,
                $"everything that its example reads is secret: set {Function.Omission} to true there");
        }
    }

    public static bool LooksPersonal(string name, JsonObject property) =>
        property.Element().Text("type") == "string" && PersonalName().IsMatch(name);

    [GeneratedRegex("e-?mail|firstName|lastName|userName|user$|phone", RegexOptions.IgnoreCase)]
    private static partial Regex PersonalName();
}
