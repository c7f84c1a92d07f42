using System.Diagnostics;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.Demo;

/// <summary>Runs the command as a pipeline does, and shows what it prints and its exit code.</summary>
internal sealed class CommandRuns(string pluginPath, AtlasSimulatorServer atlas, TextWriter output)
{
    private const int NotReady = 2;

    /// <summary>Shows the verdict on a cluster that is ready and on one that is not, and the report on a project.</summary>
    /// <returns>Whether each ended as it should.</returns>
    public async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        var ready = await RunAsync(
            $"check --project-name {WorldData.Webshop} --cluster-name {WorldData.Orders} --require-point-in-time",
            cancellationToken);
        var grown = await RunAsync(
            $"check --project-name {WorldData.Webshop} --cluster-name {WorldData.Grown} --max-age-hours 26",
            cancellationToken);
        var report = await RunAsync($"report --project-name {WorldData.Webshop}", cancellationToken);
        return (ready, grown, report) == (0, NotReady, 0);
    }

    private async Task<int> RunAsync(string words, CancellationToken cancellationToken)
    {
        // Stderr has the warning that the clock of this machine differs from that of the simulated Atlas.
        var start = new ProcessStartInfo(pluginPath, words.Split(' '))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MONGODB_ATLAS_BASE_URL"] = atlas.BaseUrl;
        start.Environment["MONGODB_ATLAS_CLIENT_ID"] = AtlasData.ClientId;
        start.Environment["MONGODB_ATLAS_CLIENT_SECRET"] = AtlasData.ClientSecret;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{pluginPath} did not start");
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var lines = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await errors;
        await process.WaitForExitAsync(cancellationToken);
        await output.WriteLineAsync($"\n$ atlasbackup {words}\n{lines.TrimEnd()}\nexit code {process.ExitCode}");
        return process.ExitCode;
    }
}
