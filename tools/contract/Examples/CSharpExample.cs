using System.Text.Json;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>Writes an example in C#.</summary>
internal static class CSharpExample
{
    public static string Render(Example example)
    {
        var function = example.FunctionInPascal;
        var arguments = example.Arguments
            .Select(argument => $"        {Case.Pascal(argument.Name)} = {Value(argument)},\n")
            .ToList();
        var call = arguments.Count == 0
            ? $"{function}InvokeArgs()"
            : Example.Enclose($"{function}InvokeArgs\n    {{", arguments, "}", "    ");
        var outputs = example.Outputs.Select(output =>
            $"        [\"{output}\"] = {example.Variable}.Apply(result => result.{Case.Pascal(output)}),\n");
        return $$"""
            using System.Collections.Generic;
            using Atlas.Backup;

            return await Pulumi.Deployment.RunAsync(() =>
            {
                var {{example.Variable}} = {{function}}.Invoke(new {{call}});

                return new Dictionary<string, object?>
                {
            {{string.Concat(outputs)}}    };
            });
            """;
    }

    private static string Value(Argument argument)
    {
        return argument switch
        {
            { IsList: true } => $"new[] {{ {string.Join(", ", argument.Items(Member))} }}",
            { Enumeration: not null } => Member(argument.Members[0]),
            _ => argument.Literal,
        };

        string Member(string name) => $"{argument.Enumeration}.{name}";
    }
}
