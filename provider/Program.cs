using AtlasBackup.Core;
using AtlasBackup.Provider.Pulumi;

namespace AtlasBackup.Provider;

/// <summary>The plugin process: stdout is for the port, stderr for why it could not start.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var engine = EngineArguments.Parse(arguments);
        if (engine.ShowVersion || engine.ShowHelp)
        {
            Console.WriteLine(engine.ShowVersion ? ProviderVersion.Text : EngineArguments.Help);
            return 0;
        }

        try
        {
            await PulumiPlugin.RunAsync(engine, Console.WriteLine);
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
