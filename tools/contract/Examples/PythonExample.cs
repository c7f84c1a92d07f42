using System.Text.Json;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>Writes an example in Python.</summary>
internal static class PythonExample
{
    public static string Render(Example example)
    {
        var variable = Case.Snake(example.Variable);
        var arguments = example.Arguments
            .Select(argument => $"    {Case.Snake(argument.Name)}={Value(argument)},\n")
            .ToList();
        var outputs = example.Outputs.Select(output => $"pulumi.export(\"{output}\", {variable}.{Case.Snake(output)})");
        return $"""
            import pulumi
            import pulumi_atlasbackup as atlasbackup

            {variable} = atlasbackup.{Case.Snake(example.Function)}_output{Example.Enclose("(", arguments, ")")}

            {string.Join('\n', outputs)}
            """;
    }

    private static string Value(Argument argument)
    {
        return argument.Kind switch
        {
            JsonValueKind.Array => $"[{string.Join(", ", argument.Items(Member))}]",
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            _ => argument.Enumeration is null ? argument.Literal : Member(argument.Members[0]),
        };

        string Member(string name) => $"atlasbackup.{argument.Enumeration}.{Case.Snake(name).ToUpperInvariant()}";
    }
}
