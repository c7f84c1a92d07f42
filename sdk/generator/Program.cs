using AtlasBackup.SdkGenerator;
using AtlasBackup.SdkGenerator.Schema;

const int Stale = 1;
const int Failed = 2;

if (Arguments.Parse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(Arguments.Usage);

    return Failed;
}

try
{
    var files = SdkPackage.Render(await File.ReadAllTextAsync(arguments.Schema), arguments.Version);
    var folder = new OutputFolder(arguments.Output);
    var differences = arguments.Check ? folder.Differences(files) : folder.Write(files);
    foreach (var path in differences)
    {
        Console.WriteLine(path);
    }

    return arguments.Check && differences.Count > 0 ? Stale : 0;
}
catch (Exception problem) when (problem is SchemaException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"sdk-generator: {problem.Message}");

    return Failed;
}
