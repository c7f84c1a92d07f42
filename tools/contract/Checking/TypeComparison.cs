using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Compares the type of one property of the contract with the type that Atlas documents.</summary>
internal sealed class TypeComparison(WrittenContract contract, AtlasFacts facts)
{
    public IEnumerable<Finding> Compare(string subject, JsonObject property, JsonObject documented)
    {
        var expected = Expected(documented);
        var actual = Actual(property);
        if (actual != expected)
        {
            return [new Finding("type", subject, $"is {actual}, Atlas documents {expected}: correct the type")];
        }

        return CompareValues(subject, property, documented);
    }

    private IEnumerable<Finding> CompareValues(string subject, JsonObject property, JsonObject documented)
    {
        var element = ElementOf(documented);
        var expected = facts.Values(element);
        if (expected.Count == 0)
        {
            yield break;
        }

        if (EnumerationOf(property) is not { } name)
        {
            yield return new Finding(
                "enumeration",
                subject,
                $"Atlas lists its values ({string.Join(", ", expected)}): refer to an enumeration");
            yield break;
        }

        var actual = contract.Types[name].List("enum").Select(value => value.Text("value") ?? "").ToList();
        foreach (var missing in expected.Except(actual))
        {
            yield return new Finding(
                "value", $"{name}.{missing}", $"Atlas gives this value for {subject}: add it to {name}");
        }

        foreach (var extra in actual.Except(expected))
        {
            yield return new Finding(
                "value", $"{name}.{extra}", $"Atlas does not document this value for {subject}: remove it");
        }
    }

    private string Actual(JsonObject property)
    {
        if (property["items"] is JsonObject items)
        {
            return $"a list of {Actual(items)}";
        }

        if (References.TypeName(property) is { } name)
        {
            return EnumerationOf(property) is null ? "an object" : contract.Types[name].Text("type") ?? "string";
        }

        return property.Flag("json") ? "an object" : property.Text("type") ?? "nothing";
    }

    private string Expected(JsonObject documented)
    {
        var schema = facts.Resolve(documented);
        if (schema.Text("type") == "array")
        {
            return $"a list of {Expected(schema.Object("items"))}";
        }

        // Atlas documents a choice between enumerations as an object, but sends it as text.
        return facts.Values(schema).Count > 0 && schema.Object("properties").Count == 0 ? "string"
            : (schema.Text("type"), schema.Text("format")) switch
            {
                ("integer", "int64") => "number",
                ("object" or null, _) => "an object",
                (var type, _) => type,
            };
    }

    private string? EnumerationOf(JsonObject property) =>
        References.TypeName(property) is { } name && contract.Types.GetValueOrDefault(name)?.ContainsKey("enum") == true
            ? name
            : null;

    private JsonObject ElementOf(JsonObject documented)
    {
        var schema = facts.Resolve(documented);
        return schema.Text("type") == "array" ? ElementOf(schema.Object("items")) : schema;
    }
}
