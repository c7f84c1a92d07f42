using AtlasBackup.AtlasSimulator;
using AtlasBackup.Smoke;

if (args is not [var path])
{
    await Console.Error.WriteLineAsync("usage: atlas-smoke BINARY");
    return 2;
}

// Long enough on any machine: a binary that has not answered by then will not answer.
using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
var binary = Path.GetFullPath(path);
try
{
    await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: patience.Token);
    await CheckAsync("version", () => CommandCheck.VersionAsync(binary, patience.Token));
    await CheckAsync("a read by the command", () => CommandCheck.ReadAsync(binary, atlas, patience.Token));
    await CheckAsync("schema, a read and the end as Pulumi's plugin", () =>
        PulumiCheck.RunAsync(binary, atlas, patience.Token));
    await CheckAsync("a read and the end as Terraform's provider", () =>
        TerraformCheck.RunAsync(binary, atlas, patience.Token));
    return 0;
}
catch (Exception exception)
{
    await Console.Error.WriteLineAsync($"FAIL  {path}: {exception.Message}");
    return 1;
}

static async Task CheckAsync(string what, Func<Task> check)
{
    await check();
    Console.WriteLine($"ok    {what}");
}
