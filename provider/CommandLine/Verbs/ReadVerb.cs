using System.CommandLine;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.CommandLine.Calls;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary><c>read FUNCTION</c>: the outputs of a function as JSON.</summary>
internal static class ReadVerb
{
    /// <param name="run">What runs a verb.</param>
    /// <param name="isNamed">Whether a function is named on the command line. Others get no options.</param>
    public static Command Create(VerbRun run, Func<string, bool> isNamed)
    {
        var showSecrets = new Option<bool>("--show-secrets")
        {
            Description = "Show download links and other secret outputs, which are hidden otherwise.",
            Recursive = true,
        };
        var verb = new Command("read", "Read one function's outputs as JSON.") { showSecrets };
        foreach (var name in FunctionCatalog.Names)
        {
            verb.Subcommands.Add(isNamed(name) && FunctionCatalog.Find(name) is { } function
                ? Of(function, run, showSecrets)
                : new Command(name));
        }

        return verb;
    }

    private static Command Of(Function function, VerbRun run, Option<bool> showSecrets)
    {
        var command = new Command(function.Name);
        var options = new FunctionOptions(function);
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => run.RunAsync(
            result,
            async (session, terminal) =>
            {
                var request = await options.RequestAsync(result, session, cancellationToken);
                await session.WriteAsync(request, terminal.Output, result.GetValue(showSecrets), cancellationToken);
                return ExitCode.Success;
            }));
        return command;
    }
}
