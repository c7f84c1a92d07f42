using System.CommandLine;
using AtlasBackup.EngineHost.GrpcLogs;
using AtlasBackup.EngineHost.Plugins;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>Makes the calls of a log again and shows how the answers differ.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var plugin = new PluginArguments();
        var file = new Argument<string>("FILE") { Description = "A file of the PULUMI_DEBUG_GRPC format." };
        var command = new Command("replay", "Make recorded calls to a plugin again and compare the answers.") { file };
        plugin.AddTo(command);
        command.SetAction(async (line, cancellationToken) =>
        {
            var entries = await ReplayEntry.ReadAsync(
                line.GetRequiredValue(file),
                cancellationToken: cancellationToken);
            var options = plugin.Plugin(line) with { Handshake = false };
            await using var host = await PluginHost.StartAsync(options, cancellationToken);
            var differences = await new ReplayRunner(host).RunAsync(entries, cancellationToken);
            await host.StopAsync();

            var output = line.InvocationConfiguration.Output;
            differences.ToList().ForEach(output.WriteLine);
            await output.WriteLineAsync($"{entries.Count} calls replayed, {differences.Count} differences");
            return differences.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }
}
