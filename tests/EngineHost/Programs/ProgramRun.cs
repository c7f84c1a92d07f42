using AtlasBackup.EngineHost.GrpcLogs;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>Runs a Pulumi program as `pulumi up` or `pulumi preview` would, with real plugin processes.</summary>
public static class ProgramRun
{
    public static Task<ProgramResult> RunAsync(ProgramOptions options, CancellationToken cancellationToken = default) =>
        RunAsync(
            options,
            (address, config) => ProgramProcess.RunAsync(options, new(options, config, address), cancellationToken),
            cancellationToken);

    /// <summary>Runs a delegate as the program. It gets the engine's address and returns its exit code.</summary>
    public static Task<ProgramResult> RunAsync(
        ProgramOptions options,
        Func<string, Task<int>> program,
        CancellationToken cancellationToken = default) =>
        RunAsync(options, async (address, _) => new ProgramExit(await program(address)), cancellationToken);

    private static async Task<ProgramResult> RunAsync(
        ProgramOptions options,
        Func<string, StackConfig, Task<ProgramExit>> program,
        CancellationToken cancellationToken)
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

        var exit = await program(engine.Address, config);
        var reports = await providers.StopAsync();
        return new()
        {
            ExitCode = exit.Code,
            Outputs = resources.StackOutputs,
            Diagnostics = log.Entries,
            Resources = resources.All,
            StandardOutput = exit.StandardOutput,
            StandardError = exit.StandardError,
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
}
