using System.Text.Json.Nodes;
using AtlasBackup.Core.Contract;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests;

/// <summary>Makes the expected outputs of a function from its answer in tests/Answers.</summary>
internal static class AnswerOutputs
{
    public static JsonObject Of(string function, JsonObject answer) => Of(Calls.Function(function).Outputs, answer);

    private static JsonObject Of(ObjectSchema schema, JsonObject answer)
    {
        var outputs = new JsonObject();
        foreach (var (name, value) in answer)
        {
            var property = schema.Properties.FirstOrDefault(one => (one.WireName ?? one.Name) == name);
            outputs[property?.Name ?? name] = property is null ? value?.DeepClone() : Of(property.Type, value);
        }

        foreach (var found in schema.Properties.Where(property => property.IsFound))
        {
            outputs[found.Name] = true;
        }

        return outputs;
    }

    private static JsonNode? Of(TypeSchema type, JsonNode? value) => (type, value) switch
    {
        ({ IsJson: true }, not null) => value.ToJsonString(),
        ({ Items: { } item }, JsonArray items) => new JsonArray([.. items.Select(one => Of(item, one))]),
        ({ Object: { } schema }, JsonObject members) => Of(schema, members),
        _ => value?.DeepClone(),
    };
}
