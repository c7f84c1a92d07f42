using AtlasBackup.Core;
using AtlasBackup.Provider.Hosting;
using AtlasBackup.Provider.Pulumi;

namespace AtlasBackup.Provider;

/// <summary>The plugin process: stdout is for the port, stderr for why it could not start.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var commandLine = CommandLine.Parse(arguments);
        if (commandLine.ShowVersion || commandLine.ShowHelp)
        {
            Console.WriteLine(commandLine.ShowVersion ? ProviderVersion.Text : CommandLine.Help);
            return 0;
        }

        try
        {
            await PluginHost.RunAsync(commandLine, Console.WriteLine);
            return 0;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(
                $"{Tokens.PluginName} could not run: {exception.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }
}
