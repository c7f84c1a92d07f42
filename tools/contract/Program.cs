using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

const int Failed = 2;
const string Usage = "usage: atlas-contract build";

try
{
    switch (args)
    {
        case ["build"]:
            await File.WriteAllTextAsync("schema.json", Json.ToText(SchemaBuilder.Build(WrittenContract.Read("contract"))));
            return 0;
        default:
            await Console.Error.WriteLineAsync(Usage);
            return Failed;
    }
}
catch (Exception problem) when (problem is ContractException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"atlas-contract: {problem.Message}");
    return Failed;
}
