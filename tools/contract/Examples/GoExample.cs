using System.Text.Json;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>Writes an example in Go, aligned as gofmt does.</summary>
internal static class GoExample
{
    public static string Render(Example example)
    {
        var width = example.Arguments.Select(argument => argument.Name.Length).DefaultIfEmpty().Max() + 1;
        var arguments = example.Arguments
            .Select(argument => $"\t\t\t{(Case.Pascal(argument.Name) + ":").PadRight(width)} {Value(argument)},\n")
            .ToList();
        var outputs = example.Outputs.Select(output =>
            $"\t\tctx.Export(\"{output}\", {example.Variable}.{Case.Pascal(output)}())\n");
        var function = $"atlasbackup.{example.FunctionInPascal}Output";
        return "package main\n\n"
            + "import (\n"
            + "\t\"github.com/atlasbackup/pulumi-atlasbackup/sdk/go/atlasbackup\"\n"
            + "\t\"github.com/pulumi/pulumi/sdk/v3/go/pulumi\"\n"
            + ")\n\n"
            + "func main() {\n"
            + "\tpulumi.Run(func(ctx *pulumi.Context) error {\n"
            + $"\t\t{example.Variable} := {function}(ctx, {function}Args"
            + Example.Enclose("{", arguments, "})\n", "\t\t")
            + string.Concat(outputs)
            + "\t\treturn nil\n"
            + "\t})\n"
            + "}";
    }

    private static string Value(Argument argument)
    {
        return argument.Kind switch
        {
            JsonValueKind.Array => List(argument, Member),
            _ when argument.Enumeration is not null => Member(argument.Members[0]),
            JsonValueKind.Number when argument.Type == "integer" => $"pulumi.Int({argument.Literal})",
            JsonValueKind.Number => $"pulumi.Float64({argument.Literal})",
            JsonValueKind.True or JsonValueKind.False => $"pulumi.Bool({argument.Literal})",
            _ => $"pulumi.String({argument.Literal})",
        };

        string Member(string name) => $"atlasbackup.{argument.Enumeration}{name}";
    }

    private static string List(Argument argument, Func<string, string> member) => argument.Enumeration is { } type
        ? $"atlasbackup.{type}Array{{{string.Join(", ", argument.Items(member))}}}"
        : $"pulumi.StringArray{{{string.Join(", ", argument.Items(member).Select(item => $"pulumi.String({item})"))}}}";
}
