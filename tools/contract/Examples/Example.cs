using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>The call that a function's description shows in five languages.</summary>
internal sealed record Example(
    string Title,
    string Token,
    string Variable,
    IReadOnlyList<Argument> Arguments,
    IReadOnlyList<string> Outputs)
{
    public string Function => Token[(Token.LastIndexOf(':') + 1)..];

    public string FunctionInPascal => Case.Pascal(Function);

    public static Example Read(Function function, string token, References references)
    {
        var json = function.Json.Object("example");
        var place = $"the example of {function.Name}";
        return new Example(
            json.RequiredText("title", place),
            token,
            json.RequiredText("variable", place),
            [.. ReadArguments(function, references, place)],
            [.. ReadOutputs(function, references, place)]);
    }

    /// <summary>The example in the form of Pulumi's registry.</summary>
    public string Render()
    {
        (string Language, string Code)[] programs =
        [
            ("typescript", TypeScriptExample.Render(this)),
            ("python", PythonExample.Render(this)),
            ("go", GoExample.Render(this)),
            ("csharp", CSharpExample.Render(this)),
            ("yaml", YamlExample.Render(this)),
        ];
        var blocks = programs.Select(program => $"```{program.Language}\n{program.Code}\n```\n\n");
        return $$$"""
            {{% examples %}}
            ## Example Usage

            {{% example %}}
            ### {{{Title}}}

            {{{string.Concat(blocks)}}}{{% /example %}}
            {{% /examples %}}
            """;
    }

    /// <summary>Lines between two brackets; without lines, only the brackets.</summary>
    public static string Enclose(string open, IReadOnlyCollection<string> lines, string close, string indent = "") =>
        lines.Count == 0 ? open + close : $"{open}\n{string.Concat(lines)}{indent}{close}";

    private static IEnumerable<Argument> ReadArguments(Function function, References references, string place)
    {
        var arguments = function.Json.Object("example").Object("arguments");
        if (function.RequiredInputs.FirstOrDefault(name => !arguments.ContainsKey(name)) is { } missing)
        {
            throw new ContractException($"{place} does not give {missing}, which is required");
        }

        var inputs = references.Inputs(function);
        foreach (var (name, value) in arguments)
        {
            var input = inputs[name]?.AsObject()
                ?? throw new ContractException($"{place} gives {name}, which is not an input");
            var type = input.Text("type") ?? "string";
            var given = value ?? throw new ContractException($"{place}: {name} is null");
            var enumeration = References.TypeName(input);
            yield return new Argument(name, type, given)
            {
                Enumeration = enumeration,
                Members = enumeration is null
                    ? []
                    : ReadMembers(references.Type(enumeration, place), given, $"{place}: {name}", enumeration),
            };
        }
    }

    private static List<string> ReadMembers(JsonObject enumeration, JsonNode given, string place, string type)
    {
        JsonNode?[] values = given is JsonArray list ? [.. list] : [given];
        return
        [
            .. values.Select(value => enumeration.List("enum")
                .FirstOrDefault(member => member.Text("value") == value?.GetValue<string>())?.Text("name")
                ?? throw new ContractException($"{place} is none of the values of {type}")),
        ];
    }

    private static IEnumerable<string> ReadOutputs(Function function, References references, string place)
    {
        var properties = references.Outputs(function).Object("properties");
        foreach (var name in function.Json.Object("example").Texts("outputs"))
        {
            yield return properties.ContainsKey(name)
                ? name
                : throw new ContractException($"{place} shows {name}, which is not an output");
        }
    }
}
