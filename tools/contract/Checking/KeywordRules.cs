using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Finds keywords that do not fit the property that has them.</summary>
internal static class KeywordRules
{
    private static readonly string[] OfOutputs = ["wireName", "json", "personal"];

    private static readonly string[] OfInputs =
    [
        "filter", "local", "format", "default", "excludes", "needs", "minimum", "exclusiveMinimum", "maximum",
        "maxLength", "minItems", "maxItems",
    ];

    private static readonly string[] OfNumbers = ["minimum", "exclusiveMinimum", "maximum"];

    private static readonly string[] OfLists = ["minItems", "maxItems"];

    public static IEnumerable<Finding> Find(WrittenContract contract) =>
        ContractProperties.Inputs(contract)
            .SelectMany(input => Misplaced(input, OfOutputs, "an output")
                .Concat(CheckFormat(input))
                .Concat(CheckBounds(input)))
            .Concat(ContractProperties.Outputs(contract)
                .SelectMany(output => Misplaced(output, OfInputs, "an input").Concat(CheckOutput(output))))
            .Concat(contract.EndpointFunctions.SelectMany(function => CheckKey(function, contract)));

    private static IEnumerable<Finding> Misplaced(ContractProperty property, string[] keywords, string owner) =>
        keywords.Where(keyword => property.Value.ContainsKey(keyword) || property.Value.Element().ContainsKey(keyword))
            .Select(keyword => new Finding(
                null, property.Subject, $"has the keyword {keyword}, which belongs to {owner}: remove it"));

    private static IEnumerable<Finding> CheckFormat(ContractProperty input)
    {
        var expected = input.Value.Text("format") == "int64" ? "number" : "string";
        if (input.Value.ContainsKey("format") && input.Value.Element().Text("type") != expected)
        {
            yield return new Finding(
                null,
                input.Subject,
                $"has the format {input.Value.Text("format")}: set its type to {expected}, or remove format");
        }
    }

    private static IEnumerable<Finding> CheckBounds(ContractProperty input)
    {
        if (input.Value.ContainsKey("minimum") && input.Value.ContainsKey("exclusiveMinimum"))
        {
            yield return new Finding(null, input.Subject, "has minimum and exclusiveMinimum: remove one of them");
        }

        var type = input.Value.Text("type");
        var misplaced = OfNumbers.Where(_ => type is not ("integer" or "number"))
            .Concat(OfLists.Where(_ => type != "array"));
        foreach (var keyword in misplaced.Where(input.Value.ContainsKey))
        {
            yield return new Finding(
                null, input.Subject, $"has the keyword {keyword}, and is {type ?? "an enumeration"}: remove it");
        }
    }

    private static IEnumerable<Finding> CheckOutput(ContractProperty output)
    {
        var element = output.Value.Element();
        if ((output.Value.Flag("json") || element.Flag("json")) && element.Text("type") != "string")
        {
            yield return new Finding(null, output.Subject, "is JSON text: set its type to string");
        }

        if (output.Value.Text("wireName") == output.Name)
        {
            yield return new Finding(null, output.Subject, "has its own name on the wire: remove wireName");
        }

        if (output.Value.Flag("personal") && output.Value.Flag("secret"))
        {
            yield return new Finding(null, output.Subject, "is personal and secret: choose one of them");
        }
    }

    private static IEnumerable<Finding> CheckKey(Function function, WrittenContract contract)
    {
        if (function.ItemType is { } item
            && function.Endpoint.Text("itemKey") is null
            && contract.Types.GetValueOrDefault(item) is JsonObject type
            && !type.Object("properties").ContainsKey("id"))
        {
            yield return new Finding(
                null, function.Name, $"has items without id: name the output that tells them apart in itemKey");
        }
    }
}
