using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Checking;
using AtlasBackup.ContractTool.Drifting;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Scaffolding;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool;

/// <summary>Runs the command that the command line names, in the folder of a repository.</summary>
internal sealed class CommandLine(string root, TextWriter output)
{
    private const string Usage = """
        usage: atlas-contract build                  put schema.json together from contract/
               atlas-contract check                  compare contract/ with contract/facts/ and with schema.json
               atlas-contract drift FILE [--update]  compare contract/facts/ with a newer specification of Atlas
               atlas-contract scaffold OPERATION     write the piece of a new function, to be filled with words
        """;

    private const int Done = 0;
    private const int Different = 1;
    private const int Failed = 2;

    private readonly string _folder = Path.Combine(root, "contract");

    public static async Task<int> RunAsync(string[] args, string root, TextWriter output, TextWriter error)
    {
        try
        {
            if (await new CommandLine(root, output).RunAsync(args) is { } code)
            {
                return code;
            }

            await error.WriteLineAsync(Usage);
        }
        catch (Exception problem) when (problem is ContractException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"atlas-contract: {problem.Message}");
        }

        return Failed;
    }

    private async Task<int?> RunAsync(string[] args) => args switch
    {
        ["build"] => await BuildAsync(),
        ["check"] => await PrintAsync(Checker.Check(root).Select(finding => finding.ToString())),
        ["drift", var file] => await CompareAsync(file, isUpdate: false),
        ["drift", var file, "--update"] => await CompareAsync(file, isUpdate: true),
        ["scaffold", var operation] => await ScaffoldAsync(operation),
        _ => null,
    };

    private async Task<int> BuildAsync()
    {
        var schema = SchemaBuilder.Build(WrittenContract.Read(_folder), AtlasFacts.Read(_folder));
        await File.WriteAllTextAsync(Path.Combine(root, "schema.json"), Json.ToText(schema));
        return Done;
    }

    private async Task<int> CompareAsync(string file, bool isUpdate)
    {
        var path = Path.Combine(_folder, AtlasFacts.FileName);
        var facts = File.Exists(path) ? Json.ReadFile(path) : null;
        var drift = new Drift(WrittenContract.Read(_folder), facts, SpecificationFile.Read(file));
        var lines = drift.Differences().Concat(drift.Copies()).ToList();
        if (isUpdate)
        {
            await File.WriteAllTextAsync(path, JsonLayout.ToText(drift.NewFacts));
        }

        await PrintAsync(lines.Count > 0 ? lines : ["There are no differences."]);
        return Done;
    }

    private async Task<int> ScaffoldAsync(string operation)
    {
        var scaffold = new Scaffold(
            WrittenContract.Read(_folder), AtlasFacts.Read(_folder), Exceptions.Read(_folder));
        await output.WriteAsync(JsonLayout.ToText(scaffold.Write(operation)));
        return Done;
    }

    private async Task<int> PrintAsync(IEnumerable<string> lines)
    {
        var code = Done;
        foreach (var line in lines)
        {
            await output.WriteLineAsync(line);
            code = Different;
        }

        return code;
    }
}
