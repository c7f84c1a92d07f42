using System.CommandLine;
using System.Globalization;
using AtlasBackup.EngineHost.Plugins;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>Starts a plugin for other clients, and keeps it running until this engine ends.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var plugin = new PluginArguments();
        var command = new Command("serve", "Start a plugin, print its process id and address, and wait for a signal.");
        plugin.AddTo(command);
        command.SetAction(async (line, cancellationToken) =>
        {
            await using var host = await PluginHost.StartAsync(plugin.Plugin(line), cancellationToken);
            await line.InvocationConfiguration.Output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{host.ProcessId} {host.Address}"));
            await Task.WhenAny(
                host.WaitForExitAsync(cancellationToken),
                Task.Delay(Timeout.Infinite, cancellationToken));
            await host.StopAsync();
            return ExitCodes.Success;
        });
        return command;
    }
}
