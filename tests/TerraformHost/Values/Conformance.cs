using System.Text.Json.Nodes;
using AtlasBackup.TerraformHost.Protocol;
using Google.Protobuf.Collections;

namespace AtlasBackup.TerraformHost.Values;

/// <summary>
/// Compares values with the schema as Terraform does: every object has exactly the declared attributes.
/// </summary>
public static class Conformance
{
    private const int List = 2;

    /// <summary>Says what does not fit.</summary>
    public static IEnumerable<string> Failures(JsonNode? value, RepeatedField<Field> declared, string path = "")
    {
        if (value is not JsonObject members)
        {
            return [$"{path}: not an object"];
        }

        var names = declared.Select(field => field.Name).ToHashSet();
        var missing = names.Except(members.Select(member => member.Key)).Select(name => $"{path}.{name}: missing");
        var more = members.Select(member => member.Key).Except(names).Select(name => $"{path}.{name}: not declared");
        var below = declared.SelectMany(field => Below(members[field.Name], field, $"{path}.{field.Name}"));
        return [.. missing, .. more, .. below];
    }

    /// <summary>The object that Terraform sends for a block: every attribute, null where nothing is given.</summary>
    public static JsonObject Block(SchemaBlock block, JsonObject given)
    {
        var unknown = given.Select(member => member.Key)
            .Except(block.Attributes.Where(field => field.Required || field.Optional).Select(field => field.Name))
            .ToList();
        return unknown.Count == 0
            ? new JsonObject(block.Attributes.Select(
                field => KeyValuePair.Create(field.Name, given[field.Name]?.DeepClone())))
            : throw new ArgumentException($"no such arguments: {string.Join(", ", unknown)}");
    }

    private static IEnumerable<string> Below(JsonNode? value, Field field, string path)
    {
        if (field.Nested is { Nesting: List } list)
        {
            return value is JsonArray items
                ? items.SelectMany((item, index) => Failures(item, list.Attributes, $"{path}[{index}]"))
                : [$"{path}: not a list"];
        }

        if (value is null)
        {
            return [];
        }

        return field.Nested is { } single
            ? Failures(value, single.Attributes, path)
            : Scalar(value, field.Type.ToStringUtf8(), path);
    }

    private static IEnumerable<string> Scalar(JsonNode value, string type, string path) => type switch
    {
        "\"string\"" when value is JsonValue text && text.TryGetValue<string>(out _) => [],
        "\"number\"" when value is JsonValue number && number.TryGetValue<double>(out _) => [],
        "\"bool\"" when value is JsonValue flag && flag.TryGetValue<bool>(out _) => [],
        _ when type.StartsWith("[\"list\",", StringComparison.Ordinal) && value is JsonArray items =>
            items.OfType<JsonNode>().SelectMany(item => Scalar(item, type[8..^1], $"{path}[]")),
        _ => [$"{path}: {value.ToJsonString()} is not {type}"],
    };
}
