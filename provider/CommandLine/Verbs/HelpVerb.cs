using System.CommandLine;
using AtlasBackup.Provider.CommandLine.Calls;
using AtlasBackup.Provider.CommandLine.Help;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary><c>help</c>: the help of the command, of a verb or of a function.</summary>
internal static class HelpVerb
{
    public static Command Create(RootCommand root, Terminal terminal)
    {
        var word = new Argument<string?>("word")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "VERB|FUNCTION",
        };
        var verb = new Command(
            "help", "Show the help of a verb, or the inputs, outputs and roles of a function.") { word };
        word.CompletionSources.Add(_ => Commands(root).Select(
            command => new System.CommandLine.Completions.CompletionItem(command.Name)));
        verb.SetAction(result => Show(
            result.GetValue(word), root, terminal, result.InvocationConfiguration));
        return verb;
    }

    private static IEnumerable<Command> Commands(RootCommand root) =>
        root.Subcommands.Concat(root.Subcommands.SelectMany(verb => verb.Subcommands));

    private static int Show(string? word, RootCommand root, Terminal terminal, InvocationConfiguration streams)
    {
        var found = word is null ? root : Commands(root).FirstOrDefault(command => command.Name == word);
        if (found is null)
        {
            throw new UsageException(CommandErrors.NoHelp(word ?? "", Commands(root).Select(command => command.Name)));
        }

        CommandHelp.Write(found, streams.Output, terminal);
        return ExitCode.Success;
    }
}
