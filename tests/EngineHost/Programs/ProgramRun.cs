using System.Diagnostics;
using AtlasBackup.EngineHost.GrpcLogs;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>Runs a Pulumi program as `pulumi up` or `pulumi preview` would, with real plugin processes.</summary>
public static class ProgramRun
{
    public static async Task<ProgramResult> RunAsync(
        ProgramOptions options,
        CancellationToken cancellationToken = default)
    {
        var config = new StackConfig(options);
        var log = new EngineLog();
        var resources = new ResourceTable(options.Project, options.Stack);
        await using var debugLog =
            options.GrpcLogPath is { } path ? new GrpcDebugLog(path, options.Plugin.Package) : null;
        var plugin = Surround(options, config) with { Interceptor = debugLog };
        await using var providers = new ProviderRegistry(options, config, log) { Surroundings = () => plugin };
        var monitor = new ResourceMonitorService(options, config, resources, providers);
        await using var engine = await EngineServer.StartAsync(log, monitor, debugLog, cancellationToken);
        plugin = plugin with { EngineAddress = engine.Address };

        var environment = new ProgramEnvironment(options, config, engine.Address);
        var (exitCode, output, error) = await ExecuteAsync(options, environment, cancellationToken);
        var reports = await providers.StopAsync();
        return new()
        {
            ExitCode = exitCode,
            Outputs = resources.StackOutputs,
            Diagnostics = log.Entries,
            Resources = resources.All,
            StandardOutput = output,
            StandardError = error,
            Plugins = reports,
        };
    }

    private static PluginOptions Surround(ProgramOptions options, StackConfig config) => options.Plugin with
    {
        Project = options.Project,
        Stack = options.Stack,
        PackageConfig = config.DecryptedOf(options.Plugin.Package),
        Environment = options.Plugin.Environment.Concat(options.Environment)
            .GroupBy(variable => variable.Key)
            .ToDictionary(group => group.Key, group => group.Last().Value),
        WorkingDirectory = options.Plugin.WorkingDirectory ?? options.Directory,
    };

    private static async Task<(int ExitCode, string Output, string Error)> ExecuteAsync(
        ProgramOptions options,
        ProgramEnvironment environment,
        CancellationToken cancellationToken)
    {
        var command = environment.Arguments().ToList();
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.Directory,
        };
        environment.Apply(start.Environment);
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
        var output = new CapturedText(process.StandardOutput.BaseStream);
        var error = new CapturedText(process.StandardError.BaseStream);
        output.Start();
        error.Start();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            await Task.WhenAll(output.Completed, error.Completed).WaitAsync(cancellationToken);
            return (process.ExitCode, output.Text, error.Text);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
