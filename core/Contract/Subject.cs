using System.Text.Json;

namespace AtlasBackup.Core.Contract;

/// <summary>Reads the functions of one subject from its file.</summary>
/// <param name="file">The file.</param>
/// <param name="shared">The inputs and types that all subjects share.</param>
/// <param name="used">The file of the other subject whose inputs and types are used, or null.</param>
internal sealed class Subject(JsonElement file, JsonElement shared, JsonElement? used = null)
{
    private const string InputPrefix = "#/inputs/";

    private readonly TypeReader _types = new(file, shared, used);

    /// <summary>The file of the other subject whose inputs and types a function uses, or null.</summary>
    public static string? UsedBy(JsonElement file, string function) =>
        Entry(file, function).Member("composed")?.Text("uses");

    /// <summary>Reads one function, and the types that it uses.</summary>
    public Function Function(string name) => Read(name, Entry(file, name));

    private static JsonElement Entry(JsonElement file, string name) => file.GetProperty("functions").GetProperty(name);

    private Function Read(string name, JsonElement function) => function.Member("endpoint") is { } endpoint
        ? ReadEndpointFunction(name, function, ReadEndpoint(endpoint))
        : ReadComposedFunction(name, function);

    private EndpointFunction ReadEndpointFunction(string name, JsonElement function, Endpoint endpoint)
    {
        var inputs = ReadInputs(function.GetProperty("inputs"))
            .Select(input => endpoint.Path.Contains($"{{{input.Name}}}", StringComparison.Ordinal)
                ? input with { Place = InputPlace.Path }
                : input)
            .ToList();
        if (endpoint.Paging == Paging.None)
        {
            inputs.AddRange(shared.GetProperty("single").GetProperty("inputs").EnumerateObject()
                .Select(member => new InputReader(_types).Read(member.Name, member.Value)));
        }

        var outputs = function.GetProperty("outputs");
        return new EndpointFunction(name, endpoint, inputs, outputs.Text("list") is { } item
            ? _types.List(item)
            : _types.Single(TypeReader.NameIn(outputs.Text("$ref") ?? "")));
    }

    private ComposedFunction ReadComposedFunction(string name, JsonElement function)
    {
        var inputs = function.GetProperty("inputs");
        var outputs = function.GetProperty("outputs").Text("$ref") ?? "";
        return new ComposedFunction(
            name,
            [.. ReadInputs(inputs).Select(input => input with { Place = InputPlace.Local })],
            _types.Whole(TypeReader.NameIn(outputs)))
        {
            ExactlyOne = inputs.Texts("exactlyOne"),
            MoreRoles = function.GetProperty("composed").ListsByName("moreRoles"),
        };
    }

    private static Endpoint ReadEndpoint(JsonElement endpoint) => new(
        endpoint.Text("path") ?? "",
        endpoint.Text("apiVersion") ?? "",
        endpoint.Text("paging") switch
        {
            "numbered" => Paging.Numbered,
            "linked" => Paging.Linked,
            _ => Paging.None,
        })
    {
        RateLimitSet = endpoint.Text("rateLimitSet"),
        Roles = endpoint.Texts("roles"),
        MissingCodes = endpoint.Texts("missing"),
        Echoes = endpoint.TextsByName("echoes"),
        ItemKey = endpoint.Text("itemKey") ?? "id",
        FoundBy = endpoint.Text("foundBy"),
        Time = endpoint.Texts("time"),
        Successor = endpoint.Text("successor"),
    };

    private IEnumerable<Input> ReadInputs(JsonElement inputs)
    {
        var required = inputs.Texts("required");
        var reader = new InputReader(_types);
        return inputs.GetProperty("properties").EnumerateObject().Select(member =>
            reader.Read(member.Name, Resolve(member.Value)) with { IsRequired = required.Contains(member.Name) });
    }

    // An input that several functions take is written once: in their file or, for several subjects, in the shared one.
    private JsonElement Resolve(JsonElement input)
    {
        if (input.Text("$ref") is not { } reference || !reference.StartsWith(InputPrefix, StringComparison.Ordinal))
        {
            return input;
        }

        var name = reference[InputPrefix.Length..];
        return file.Member("inputs")?.Member(name)
            ?? used?.Member("inputs")?.Member(name)
            ?? shared.GetProperty("inputs").GetProperty(name);
    }
}
