using System.Text.Json;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>Writes an example in TypeScript.</summary>
internal static class TypeScriptExample
{
    public static string Render(Example example)
    {
        var arguments = example.Arguments.Select(argument => $"    {argument.Name}: {Value(argument)},\n").ToList();
        var outputs = example.Outputs.Select(output => $"export const {output} = {example.Variable}.{output};");
        var call = $"{example.Function}Output{Example.Enclose("({", arguments, "})")}";
        return $$"""
            import * as atlasbackup from "@atlasbackup/atlasbackup";

            const {{example.Variable}} = atlasbackup.{{call}};

            {{string.Join('\n', outputs)}}
            """;
    }

    private static string Value(Argument argument)
    {
        return argument switch
        {
            { IsList: true } => $"[{string.Join(", ", argument.Items(Member))}]",
            { Enumeration: not null } => Member(argument.Members[0]),
            _ => argument.Literal,
        };

        string Member(string name) => $"atlasbackup.{argument.Enumeration}.{name}";
    }
}
