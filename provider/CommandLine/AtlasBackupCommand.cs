using System.CommandLine;
using System.CommandLine.Invocation;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Calls;
using AtlasBackup.Provider.CommandLine.Help;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Terminals;
using AtlasBackup.Provider.CommandLine.Verbs;
using AtlasBackup.Provider.Hosting;

namespace AtlasBackup.Provider.CommandLine;

/// <summary>The command <c>atlasbackup</c>: a front end for people and pipelines.</summary>
internal static class AtlasBackupCommand
{
    private const string Description =
        "Reads the backup state of MongoDB Atlas clusters, and says whether they can be restored. Never changes "
        + "anything. Credentials come from the environment. The Pulumi engine and Terraform start the same program.";

    /// <summary>Whether the program was started by the name of the command.</summary>
    public static bool IsNamed(string path) =>
        string.Equals(Path.GetFileNameWithoutExtension(path), CommandName.Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs the command until it is done or a signal ends it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal)
    {
        using var end = new ProcessEnd();
        using var cancellation = new CancellationTokenSource();
        var log = new TerminalLog(terminal, TimeProvider.System);
        await using var session = new Session(log, TimeProvider.System);
        try
        {
            // Apart from this thread: a reader that does not read its output must not keep a signal waiting.
            var run = Task.Run(() => InvokeAsync(words, session, terminal, cancellation.Token));
            return await Task.WhenAny(run, end.Task) == run ? await run : ExitCode.Signal + await end.Task;
        }
        catch (Exception exception)
        {
            log.Error(session.Redact(Text(exception)));
            return ExitCode.Error;
        }
        finally
        {
            await cancellation.CancelAsync();
            await session.EndAsync();
            log.Clear();
        }
    }

    private static string Text(Exception exception) => exception switch
    {
        UsageException usage => usage.Message,
        IOException or UnauthorizedAccessException =>
            $"the output could not be written: {exception.Message.TrimEnd('.')}",
        _ => Core.Provider.BugIn(nameof(AtlasBackupCommand), exception).Message,
    };

    private static async Task<int> InvokeAsync(
        IReadOnlyList<string> words,
        Session session,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        var settings = new SettingOptions();
        var root = Create(terminal, new VerbRun(session, terminal, settings), settings, words);
        var result = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        session.Log.IsVerbose = result.GetValue(settings.Verbose);
        if (settings.RefusalOf(result) is { } refusal)
        {
            session.Log.Error(refusal);
            return ExitCode.Error;
        }

        // A verb is missing, and nothing else is wrong.
        if (result is { Action: null or ParseErrorAction, UnmatchedTokens: [] }
            && result.CommandResult.Command is { Action: null } incomplete)
        {
            CommandHelp.Write(incomplete, terminal.Errors, terminal);
            return ExitCode.Error;
        }

        if (result.Action is ParseErrorAction && CommandErrors.Of(result, session.Redact) is { } wrong)
        {
            session.Log.Error(wrong);
            return ExitCode.Error;
        }

        await using var output = new StreamWriter(terminal.Output, leaveOpen: true) { NewLine = "\n" };
        return await result.InvokeAsync(
            new InvocationConfiguration
            {
                Output = output,
                Error = terminal.Errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            cancellationToken);
    }

    /// <summary>The verbs and their options. A verb or function that no word names has none.</summary>
    public static RootCommand Create(
        Terminal terminal,
        VerbRun run,
        SettingOptions settings,
        IReadOnlyList<string> words)
    {
        var root = new RootCommand(Description);
        root.Subcommands.Add(CheckVerb.Create(run, IsNamed(CheckVerb.Name)));
        root.Subcommands.Add(ReportVerb.Create(run, IsNamed(ReportVerb.Name)));
        root.Subcommands.Add(ReadVerb.Create(run, IsNamed));
        root.Subcommands.Add(WhoAmIVerb.Create(run, settings, IsNamed(WhoAmIVerb.Name)));
        root.Subcommands.Add(FunctionsVerb.Create(terminal));
        root.Subcommands.Add(HelpVerb.Create(root, terminal));
        root.Subcommands.Add(CompletionVerb.Create());
        foreach (var option in settings.All)
        {
            root.Options.Add(option);
        }

        CommandHelp.AddTo(root, terminal);
        return root;

        // Options are read from the contract, which takes time.
        bool IsNamed(string name) => words.Any(word => word.Contains(name, StringComparison.Ordinal));
    }
}
