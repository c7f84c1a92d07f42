using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Follows the references between the entries of the contract.</summary>
internal sealed class References(WrittenContract contract)
{
    public const string TypePrefix = "#/types/";
    private const string InputPrefix = "#/inputs/";

    /// <summary>The short name of the type that a property, or each item of a list, refers to.</summary>
    public static string? TypeName(JsonObject property) =>
        property.Element().Text("$ref") is { } reference
            && reference.StartsWith(TypePrefix, StringComparison.Ordinal)
                ? reference[TypePrefix.Length..]
                : null;

    /// <summary>The short names of all types that an entry refers to.</summary>
    public static IEnumerable<string> TypeNames(JsonNode? entry) => entry switch
    {
        JsonObject members => members.SelectMany(member => TypeNames(member.Value)),
        JsonArray list => list.SelectMany(TypeNames),
        JsonValue value when value.TryGetValue<string>(out var text)
            && text.StartsWith(TypePrefix, StringComparison.Ordinal) => [text[TypePrefix.Length..]],
        _ => [],
    };

    /// <summary>The name of the input that a function's input refers to, or null for one of its own.</summary>
    public static string? InputName(JsonObject input) =>
        input.Text("$ref") is { } reference && reference.StartsWith(InputPrefix, StringComparison.Ordinal)
            ? reference[InputPrefix.Length..]
            : null;

    public JsonObject Type(string name, string place) => contract.Types.GetValueOrDefault(name)
        ?? throw new ContractException($"{place} refers to the type {name}, which no file has");

    /// <summary>The declaration of an input: its own, or the one that it refers to.</summary>
    public JsonObject Input(JsonObject input, string place)
    {
        if (InputName(input) is not { } name)
        {
            return input;
        }

        var shared = contract.Inputs[name] as JsonObject
            ?? throw new ContractException($"{place} refers to the input {name}, which no file has");
        var copy = shared.DeepClone().AsObject();
        foreach (var (keyword, value) in input.Where(entry => entry.Key != "$ref"))
        {
            copy[keyword] = value?.DeepClone();
        }

        return copy;
    }

    /// <summary>All inputs of a function: its own, and those of every function of its kind.</summary>
    public JsonObject Inputs(Function function)
    {
        var inputs = new JsonObject();
        foreach (var (name, input) in function.Inputs.Objects())
        {
            inputs[name] = Input(input, function.Name).DeepClone();
        }

        foreach (var (name, input) in function.IsSingle ? contract.Single.Object("inputs").Objects() : [])
        {
            inputs[name] = input.DeepClone();
        }

        return inputs;
    }

    /// <summary>All outputs of a function, and which of them are always there.</summary>
    public JsonObject Outputs(Function function) =>
        function.IsSingle ? WithFound(AtlasOutputs(function)) : AtlasOutputs(function);

    /// <summary>The outputs of a function that come from Atlas's answer.</summary>
    public JsonObject AtlasOutputs(Function function)
    {
        if (function.ItemType is { } item)
        {
            Type(item, function.Name);
            var list = contract.List.ToJsonString()
                .Replace("{item}", item, StringComparison.Ordinal)
                .Replace("{plural}", function.Outputs.RequiredText("plural", function.Name), StringComparison.Ordinal);
            return JsonNode.Parse(list)?.AsObject() ?? [];
        }

        var type = TypeName(function.Outputs)
            ?? throw new ContractException($"the outputs of {function.Name} are neither a list nor a type");
        return Type(type, function.Name);
    }

    // Properties are in alphabetical order.
    private JsonObject WithFound(JsonObject type)
    {
        var outputs = type.DeepClone().AsObject();
        var properties = type.Object("properties").Objects()
            .Concat(contract.Single.Object("outputs").Objects())
            .OrderBy(property => property.Name, StringComparer.Ordinal);
        outputs["properties"] = new JsonObject(
            properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Value.DeepClone())));
        outputs["required"] = new JsonArray(
            [
                .. contract.Single.Object("outputs").Select(found => JsonValue.Create(found.Key)),
                .. type.Texts("required").Select(name => JsonValue.Create(name)),
            ]);
        return outputs;
    }
}
