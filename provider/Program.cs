using System.ComponentModel;
using System.Text;
using AtlasBackup.Provider.CommandLine;
using AtlasBackup.Provider.CommandLine.Terminals;
using AtlasBackup.Provider.Hosting;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Terraform;
using Microsoft.Win32.SafeHandles;

namespace AtlasBackup.Provider;

/// <summary>The plugin process: it writes its port to stdout, and to stderr why it could not start.</summary>
internal static class Program
{
    private const int StandardError = 2;

    private static async Task<int> Main(string[] arguments)
    {
        var terraform = LaunchEnvironment.OfThisProcess(arguments);
        var path = Environment.GetCommandLineArgs()[0];
        try
        {
            if (terraform.IsTerraform)
            {
                OpenFiles.Require();
                await TerraformPlugin.RunAsync(terraform, Console.WriteLine, Console.Error);
                return 0;
            }

            if (arguments.Length == 0 && LaunchEnvironment.IsNamedAsProvider(path))
            {
                Report(TerraformPlugin.NotForPeople);
                return 1;
            }

            var engine = EngineArguments.Parse(arguments);
            if (engine.IsForPeople || AtlasBackupCommand.IsNamed(path))
            {
                return await AtlasBackupCommand.RunAsync(arguments, Terminal.OfThisProcess());
            }

            OpenFiles.Require();
            await PulumiPlugin.RunAsync(engine, Console.WriteLine);
            return 0;
        }
        catch (Exception exception)
        {
            var name = terraform.IsTerraform ? TerraformPlugin.Name : Tokens.PluginName;
            Report($"{name} could not run: {exception.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    // Console.Error opens files of its own. If the process may not open more files, the line goes to the stderr that it
    // was started with.
    private static void Report(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (Exception exception) when (exception is IOException or Win32Exception)
        {
            using var handle = new SafeFileHandle(StandardError, ownsHandle: false);
            using var errors = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            errors.Write(Encoding.UTF8.GetBytes($"{line}\n"));
        }
    }
}
