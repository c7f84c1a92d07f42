using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Checking;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Scaffolding;

/// <summary>
/// Writes the entry of a new function and its types from the facts. The descriptions are empty, and the check refuses
/// them until they are written.
/// </summary>
internal sealed class Scaffold(WrittenContract contract, AtlasFacts facts, Exceptions exceptions)
{
    private const string ExampleId = "32b6e34b3d91647abb20e7b8";

    private static readonly string[] Bounds = ["minimum", "maximum", "maxLength", "minItems", "maxItems"];

    private static readonly string[] Prefixes = ["GET ", "/", "api/atlas/v2/"];

    private static readonly (string Mark, string Input)[] Omissions =
        [("secret", Function.Omission), ("personal", Function.PersonalOmission)];

    private readonly TypePieces _types = new(facts, OutputRules.TypesOfSchemas(contract, facts));

    /// <summary>
    /// Writes the piece of an operation, given by its path, with or without GET and the API's root. The placeholders
    /// keep their names.
    /// </summary>
    public JsonObject Write(string operationName)
    {
        var path = Prefixes.Aggregate(operationName.Trim(), Without);
        var operation = Find(path);
        var response = operation.Versions.Object(operation.NewestStableVersion).Object("schema");
        var item = facts.Properties(response).GetValueOrDefault("results")?.Object("items");
        var noun = Names.Noun(path);
        var name = item is null ? $"get{Names.Singular(noun)}" : $"list{noun}";
        var type = _types.Add(Names.Singular(noun), item ?? response);
        return new JsonObject
        {
            ["functions"] = new JsonObject { [name] = WriteFunction(operation, noun, name, type, item is not null) },
            ["types"] = _types.ToJson(),
        };
    }

    private static string Without(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..].TrimStart() : text;

    private Operation Find(string path)
    {
        if (path.Length == 0)
        {
            throw new ContractException(
                "no operation is named: name one, as in make contract-scaffold OPERATION=\"GET groups/{groupId}/…\"");
        }

        var anonymous = Operation.Anonymous(path);
        if (contract.EndpointFunctions.FirstOrDefault(function => Operation.Anonymous(function.Path) == anonymous)
            is { } known)
        {
            throw new ContractException(
                $"{known.Name} reads GET {path} already: change its entry in contract/{contract.FileOf(known.Name)}");
        }

        return facts.Find(path)?.Rename(path) ?? throw new ContractException(
            $"contract/{AtlasFacts.FileName} has no operation GET {path}: correct the path, or take over a newer "
            + "specification with make contract-drift");
    }

    private JsonObject WriteFunction(Operation operation, string noun, string name, string type, bool isList)
    {
        var outputs = FindType(type)?.Object("properties") ?? [];
        var hasSecrets = MarkedOutputs.AreIn(type, "secret", FindType);
        var inputs = WriteInputs(operation, name, type);
        var filters = new FilterPieces(outputs, FindType);
        if (isList)
        {
            filters.AddTo(inputs.Object("properties"));
        }

        var example = WriteExample(operation, noun, outputs, isList);
        if (hasSecrets)
        {
            example.Object("arguments")[Function.Omission] = true;
        }

        return new JsonObject
        {
            ["description"] = "",
            ["endpoint"] = EndpointPieces.Write(operation, outputs, isList ? filters : null, facts),
            ["example"] = example,
            ["inputs"] = inputs,
            ["outputs"] = isList
                ? new JsonObject { ["list"] = type, ["plural"] = Names.Words(noun) }
                : new JsonObject { ["$ref"] = $"#/types/{type}" },
        };
    }

    private JsonObject? FindType(string name) => _types.Find(name) ?? contract.Types.GetValueOrDefault(name);

    private JsonObject WriteExample(Operation operation, string noun, JsonObject outputs, bool isList)
    {
        var arguments = Operation.Placeholders(operation.Path).Select(name => KeyValuePair.Create(
            name, (JsonNode?)ExampleOf(operation.Parameters.Object(name))));
        return new JsonObject
        {
            ["title"] = "",
            ["variable"] = Names.Camel(isList ? noun : Names.Singular(noun)),
            ["arguments"] = new JsonObject(arguments),
            ["outputs"] = new JsonArray(isList ? "totalCount" : outputs.First().Key),
        };
    }

    private string ExampleOf(JsonObject parameter) =>
        facts.Values(parameter) is [var first, ..] ? first
        : parameter.Text("format") == "object-id" ? ExampleId
        : "shop";

    private JsonObject WriteInputs(Operation operation, string function, string type)
    {
        var placeholders = Operation.Placeholders(operation.Path).ToList();
        var others = operation.Parameters.Select(parameter => parameter.Key)
            .Except(placeholders)
            .Where(name => !exceptions.Excuses("parameter", $"{function}.{name}"));
        var properties = new JsonObject();
        foreach (var name in placeholders.Concat(others))
        {
            properties[name] = WriteInput(function, name, operation.Parameters.Object(name));
        }

        foreach (var (_, omission) in Omissions.Where(entry => MarkedOutputs.AreIn(type, entry.Mark, FindType)))
        {
            properties[omission] = new JsonObject
            {
                ["type"] = "boolean",
                ["default"] = false,
                ["local"] = true,
                ["description"] = "",
            };
        }

        return new JsonObject
        {
            ["properties"] = properties,
            ["required"] = new JsonArray([.. placeholders.Select(name => JsonValue.Create(name))]),
        };
    }

    private JsonObject WriteInput(string function, string name, JsonObject parameter)
    {
        if (contract.Inputs.ContainsKey(name))
        {
            return new JsonObject { ["$ref"] = $"#/inputs/{name}" };
        }

        var input = _types.TypeOf(Names.Singular(function), name, parameter);
        if (parameter.Text("format") is "object-id" or "cluster-name")
        {
            input["format"] = parameter.Text("format");
        }

        foreach (var bound in Bounds.Where(parameter.ContainsKey))
        {
            input[bound] = parameter[bound]?.DeepClone();
        }

        input["description"] = "";
        return input;
    }
}
