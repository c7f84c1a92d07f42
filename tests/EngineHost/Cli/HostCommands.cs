using System.CommandLine;
using AtlasBackup.EngineHost.Plugins;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>The commands of engine-host.</summary>
public static class HostCommands
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Plays the Pulumi engine to a provider plugin and to Pulumi programs.")
        {
            InvokeCommand.Create(),
            SchemaCommand.Create(),
            ReplayCommand.Create(),
            ServeCommand.Create(),
        };
        foreach (var command in ProgramCommand.CreateAll())
        {
            root.Subcommands.Add(command);
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await root.Parse(arguments).InvokeAsync(configuration, cancellationToken);
        }
        catch (ProviderException exception)
        {
            await error.WriteLineAsync($"error: {exception.Message}");
            return ExitCodes.Failure;
        }
        catch (PluginStartException exception)
        {
            await error.WriteLineAsync($"error: {exception.Message}");
            await error.WriteAsync(exception.StandardError);
            return ExitCodes.HostFault;
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync($"engine-host: {exception.Message}");
            return ExitCodes.HostFault;
        }
    }
}
