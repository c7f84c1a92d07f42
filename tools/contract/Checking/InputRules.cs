using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Compares each function's inputs with the parameters of Atlas's operation.</summary>
internal sealed class InputRules(WrittenContract contract, AtlasFacts facts)
{
    private static readonly string[] Bounds = ["minimum", "maximum", "maxLength", "minItems", "maxItems"];

    private readonly References _references = new(contract);
    private readonly TypeComparison _types = new(contract, facts);

    public IEnumerable<Finding> Find() => contract.EndpointFunctions.SelectMany(function =>
        facts.Find(function.Path) is { } operation ? Compare(function, operation) : []);

    private IEnumerable<Finding> Compare(Function function, Operation operation)
    {
        var names = operation.NamesIn(function.Path);
        var compared = operation.Parameters.Objects().SelectMany(parameter =>
            Compare(function, NameOf(parameter.Name), parameter.Name, parameter.Value));
        var known = operation.Parameters.Select(parameter => NameOf(parameter.Key)).ToHashSet();
        var extra = function.Inputs.Objects()
            .Where(input => !known.Contains(input.Name) && !_references.Input(input.Value, function.Name).Flag("local"))
            .Select(input => new Finding(
                "notInAtlas",
                $"{function.Name}.{input.Name}",
                $"Atlas has no such parameter: remove the input, or mark it local"));
        return compared.Concat(extra);

        string NameOf(string parameter) => names.GetValueOrDefault(parameter, parameter);
    }

    private IEnumerable<Finding> Compare(Function function, string name, string atlasName, JsonObject parameter)
    {
        var subject = $"{function.Name}.{name}";
        if (function.Inputs[name] is not JsonObject written)
        {
            var what = parameter.Flag("required") ? "requires" : "offers";
            return [new Finding("parameter", subject, $"Atlas {what} this parameter: add the input")];
        }

        var input = _references.Input(written, function.Name);
        return CompareName(subject, name, atlasName)
            .Concat(CompareRequired(function, subject, name, parameter))
            .Concat(_types.Compare(subject, input, parameter))
            .Concat(CompareBounds(subject, input, parameter));
    }

    private static IEnumerable<Finding> CompareName(string subject, string name, string atlasName)
    {
        if (name != atlasName)
        {
            yield return new Finding(
                "renamed", subject, $"Atlas calls this parameter {atlasName}: rename the placeholder and the input");
        }
    }

    private static IEnumerable<Finding> CompareRequired(
        Function function, string subject, string name, JsonObject parameter)
    {
        if (parameter.Flag("required") && !function.RequiredInputs.Contains(name))
        {
            yield return new Finding("parameter", subject, $"Atlas requires it: add it to required");
        }
    }

    private static IEnumerable<Finding> CompareBounds(string subject, JsonObject input, JsonObject parameter)
    {
        foreach (var bound in Bounds.Where(bound => !JsonNode.DeepEquals(input[bound], parameter[bound])))
        {
            var actual = input[bound]?.ToJsonString() ?? "none";
            var expected = parameter[bound]?.ToJsonString() ?? "none";
            yield return new Finding(
                "bound", subject, $"has the {bound} {actual}, Atlas documents {expected}: correct {bound}");
        }

        var format = parameter.Text("format");
        if (format is "object-id" or "cluster-name" && input.Text("format") != format)
        {
            yield return new Finding(
                "bound", subject, $"Atlas documents the format {format}: set format to it");
        }
    }
}
