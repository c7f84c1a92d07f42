using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds names in a function's entry that belong to none of its inputs or outputs.</summary>
internal static class ReferenceRules
{
    public static IEnumerable<Finding> Find(WrittenContract contract)
    {
        var references = new References(contract);
        return contract.Functions.Values.SelectMany(function => FindInputs(function, references))
            .Concat(contract.EndpointFunctions.SelectMany(function => FindInEndpoint(function, references)));
    }

    private static IEnumerable<Finding> FindInputs(Function function, References references)
    {
        var rules = references.Inputs(function).Objects().Select(input => input.Value).ToList();
        var unknown = function.RequiredInputs
            .Concat(function.ExactlyOne)
            .Concat(function.MoreRoles.Values.SelectMany(names => names))
            .Concat(rules.SelectMany(input => input.Texts("excludes")))
            .Concat(rules.SelectMany(input => input.Texts("needs")))
            .Where(name => !function.Inputs.ContainsKey(name));
        return Report(function, unknown, "is not an input of the function: correct the name");
    }

    private static IEnumerable<Finding> FindInEndpoint(Function function, References references)
    {
        var outputs = Outputs(function, references).Object("properties");
        var unknownInputs = Operation.Placeholders(function.Path)
            .Concat(function.Endpoint.Object("echoes").Select(echo => echo.Value?.GetValue<string>() ?? ""))
            .Where(name => !function.Inputs.ContainsKey(name));
        var unknownOutputs = function.Endpoint.Object("echoes").Select(echo => echo.Key)
            .Append(function.Endpoint.Text("itemKey")).OfType<string>()
            .Where(name => !outputs.ContainsKey(name));
        var optional = Operation.Placeholders(function.Path)
            .Except(function.RequiredInputs)
            .Where(name => function.Inputs[name]?.AsObject()["default"] is null);
        return Report(function, unknownInputs, "is not an input of the function: correct the name")
            .Concat(Report(function, unknownOutputs, "is not an output of the function: correct the name"))
            .Concat(Report(function, optional, "is part of the path: add it to required, or give it a default"));
    }

    private static JsonObject Outputs(Function function, References references) => function.ItemType is { } item
        ? references.Type(item, function.Name)
        : references.Outputs(function);

    private static IEnumerable<Finding> Report(Function function, IEnumerable<string> names, string message) =>
        names.Distinct().Select(name => new Finding(null, $"{function.Name}.{name}", message));
}
