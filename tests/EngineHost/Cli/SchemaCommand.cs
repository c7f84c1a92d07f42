using System.CommandLine;
using AtlasBackup.EngineHost.Plugins;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>Prints the schema of a plugin, without configuring it, as `pulumi package get-schema` does.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var plugin = new PluginArguments();
        var command = new Command("schema", "Print the schema that a plugin serves.");
        plugin.AddTo(command);
        command.SetAction(async (line, cancellationToken) =>
        {
            await using var host = await PluginHost.StartAsync(plugin.Plugin(line), cancellationToken);
            var schema = await host.Provider.GetSchemaAsync(cancellationToken: cancellationToken);
            await line.InvocationConfiguration.Output.WriteLineAsync(schema);
            await host.StopAsync();
            return ExitCodes.Success;
        });
        return command;
    }
}
