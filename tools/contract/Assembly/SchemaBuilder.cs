using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Examples;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Builds schema.json, in the form of Pulumi's package schema, from the written contract.</summary>
internal sealed class SchemaBuilder(WrittenContract contract, AtlasFacts facts)
{
    private readonly References _references = new(contract);
    private readonly string _package = contract.Package.RequiredText("name", "package.json");

    public static JsonObject Build(WrittenContract contract, AtlasFacts facts) =>
        new SchemaBuilder(contract, facts).Build();

    private JsonObject Build()
    {
        var schema = new JsonObject();
        foreach (var (name, value) in contract.Package.Where(entry => entry.Key is not ("settings" or "provider")))
        {
            schema[name] = value?.DeepClone();
        }

        schema["config"] = new JsonObject { ["variables"] = BuildSettings() };
        schema["provider"] = new JsonObject
        {
            ["description"] = contract.Package.Object("provider").RequiredText("description", "provider"),
            ["inputProperties"] = BuildSettings(),
        };
        schema["types"] = BuildTypes();
        schema["functions"] = BuildFunctions();
        return schema;
    }

    private string Token(string name) => $"{_package}:index:{name}";

    private JsonObject BuildSettings()
    {
        var settings = new JsonObject();
        foreach (var (name, setting) in contract.Package.Object("settings").Objects())
        {
            settings[name] = Setting.Build(name, setting);
        }

        return settings;
    }

    private JsonObject BuildTypes()
    {
        var outputsOnly = TypesThatAreOutputsOnly();
        var types = new JsonObject();
        foreach (var (name, definition) in contract.Types.Where(type => !outputsOnly.Contains(type.Key)))
        {
            types[Token(name)] = definition.ContainsKey("enum")
                ? definition.DeepClone()
                : BuildObject(definition, name);
        }

        return types;
    }

    private HashSet<string> TypesThatAreOutputsOnly()
    {
        var functions = contract.Functions.Values;
        var inProperties = contract.Types.Values.Select(type => type.Object("properties"))
            .Concat(functions.Select(function => function.Inputs))
            .SelectMany(properties => properties.Objects())
            .Select(property => References.TypeName(property.Value));
        var used = inProperties.Concat(functions.Select(function => function.ItemType)).OfType<string>();
        var outputs = functions.Select(function => References.TypeName(function.Outputs)).OfType<string>();
        return [.. outputs.Except(used)];
    }

    private JsonObject BuildFunctions()
    {
        var functions = new JsonObject();
        foreach (var function in contract.Functions.Values)
        {
            functions[Token(function.Name)] = BuildFunction(function);
        }

        return functions;
    }

    private JsonObject BuildFunction(Function function)
    {
        var example = Example.Read(function, Token(function.Name), _references);
        var entry = new JsonObject
        {
            ["description"] = $"{Describe(function)}\n\n{example.Render()}",
        };
        if (FunctionText.DeprecationMessage(function) is { } message)
        {
            entry["deprecationMessage"] = message;
        }

        entry["inputs"] = BuildInputs(function);
        entry["outputs"] = BuildOutputs(function);
        return entry;
    }

    private string Describe(Function function) => function.IsComposed
        ? ComposedText.Describe(function, contract)
        : FunctionText.Describe(function, facts.Find(function.Path));

    private JsonObject BuildInputs(Function function)
    {
        var properties = new JsonObject();
        foreach (var (name, input) in _references.Inputs(function).Objects())
        {
            properties[name] = BuildInput(function, name, input);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. function.RequiredInputs.Select(name => JsonValue.Create(name))]),
        };
    }

    private JsonObject BuildInput(Function function, string name, JsonObject input)
    {
        var place = $"{function.Name}.{name}";
        var property = BuildProperty(input, place);
        property["description"] = InputText.Describe(function, name, input);
        return property;
    }

    private JsonObject BuildOutputs(Function function)
    {
        var outputs = BuildObject(_references.Outputs(function), function.Name);
        outputs.Remove("description");
        ListText.Complete(outputs, function, _references);
        return outputs;
    }

    private JsonObject BuildObject(JsonObject definition, string owner)
    {
        var properties = new JsonObject();
        foreach (var (name, property) in definition.Object("properties").Objects())
        {
            properties[name] = BuildProperty(property, $"{owner}.{name}");
        }

        var copy = new JsonObject();
        if (definition.Text("description") is { } description)
        {
            copy["description"] = description;
        }

        copy["type"] = "object";
        copy["properties"] = properties;
        if (definition["required"] is { } required)
        {
            copy["required"] = required.DeepClone();
        }

        return copy;
    }

    private JsonObject BuildProperty(JsonObject property, string place)
    {
        var copy = Keywords.WithoutRules(property, place);
        if (References.TypeName(copy) is { } type)
        {
            _references.Type(type, place);
            copy.Element()["$ref"] = References.TypePrefix + Token(type);
        }

        return copy;
    }
}
