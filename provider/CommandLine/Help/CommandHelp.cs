using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AtlasBackup.Core;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Help;

/// <summary>Answers <c>--help</c> and <c>--version</c>.</summary>
internal static class CommandHelp
{
    private const int MaxWidth = 100;

    public static void AddTo(RootCommand root, Terminal terminal)
    {
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Aliases.Clear();
                    help.Aliases.Add("-h");
                    help.Aliases.Add("-help");
                    help.Description = "Show this.";
                    help.Action = new Answer((result, output) => Write(result.CommandResult.Command, output, terminal));
                    break;
                case VersionOption version:
                    version.Aliases.Add("-version");
                    version.Description = "Print the version.";
                    version.Action = new Answer((_, output) => output.WriteLine(ProviderVersion.Text));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Writes the help of a command.</summary>
    public static void Write(Command command, TextWriter output, Terminal terminal) =>
        new HelpWriter(output, Math.Min(terminal.Width ?? MaxWidth, MaxWidth)).Write(command);

    private sealed class Answer(Action<ParseResult, TextWriter> write) : SynchronousCommandLineAction
    {
        // Help is given whatever else is wrong.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            write(parseResult, parseResult.InvocationConfiguration.Output);
            return ExitCode.Success;
        }
    }
}
