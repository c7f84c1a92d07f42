using AtlasBackup.ContractTool.Examples;

namespace AtlasBackup.DocsTool.Terraform;

/// <summary>Writes the example of a function in Terraform's language, formatted as `terraform fmt` does it.</summary>
internal static class TerraformExample
{
    private const string Omission = "omitDownloadLinks";

    public static string Render(Example example, bool isEphemeral)
    {
        var kind = isEphemeral ? "ephemeral" : "data";
        var type = TerraformNames.Type(example.Token);
        var variable = Case.Snake(example.Variable);
        var address = $"{kind}.{type}.{variable}";
        var arguments = example.Arguments
            .Where(argument => argument.Name != Omission)
            .Select(argument => (Name: Case.Snake(argument.Name), argument.Literal))
            .ToList();
        var block = arguments.Count == 0
            ? $"{kind} \"{type}\" \"{variable}\" {{}}\n"
            : $"{kind} \"{type}\" \"{variable}\" {{\n{Aligned(arguments)}}}\n";
        var outputs = example.Outputs.Select(Case.Snake).Select(output => (Name: output, Value: $"{address}.{output}"));
        return isEphemeral
            ? $"{block}\n# The values can be used where Terraform stores nothing, such as in a provisioner.\n"
                + $"locals {{\n{Aligned([.. outputs])}}}\n"
            : block + string.Concat(outputs.Select(
                output => $"\noutput \"{output.Name}\" {{\n  value = {output.Value}\n}}\n"));
    }

    private static string Aligned(IReadOnlyList<(string Name, string Value)> lines)
    {
        var width = lines.Max(line => line.Name.Length);
        return string.Concat(lines.Select(line => $"  {line.Name.PadRight(width)} = {line.Value}\n"));
    }
}
