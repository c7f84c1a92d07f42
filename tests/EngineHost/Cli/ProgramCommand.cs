using System.CommandLine;
using AtlasBackup.EngineHost.Programs;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>Runs a Pulumi program with a plugin, as an update or as a preview.</summary>
internal sealed class ProgramCommand
{
    private readonly PluginArguments _plugin = new();

    private readonly Option<string> _project = new("--project")
    {
        Description = "The project's name.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "project",
    };

    private readonly Option<string> _stack = new("--stack")
    {
        Description = "The stack's name.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "dev",
    };

    private readonly Option<string> _directory = new("--cwd")
    {
        Description = "The folder to run the program in.",
        HelpName = "PATH",
    };

    private readonly Option<bool> _debug = new("--debug") { Description = "Show debug messages, too." };

    private readonly Argument<string[]> _words = new("COMMAND")
    {
        Description = "The program's command line, after --. {monitor}, {engine}, {organization}, {project}, {stack}, "
            + "{directory}, {parallel} and {dry-run} are filled in.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static IEnumerable<Command> CreateAll() =>
    [
        new ProgramCommand().Create("up", "Run a Pulumi program and show its outputs.", preview: false),
        new ProgramCommand().Create("preview", "Run a Pulumi program as a preview.", preview: true),
    ];

    private Command Create(string name, string description, bool preview)
    {
        var command = new Command(name, description) { _project, _stack, _directory, _debug, _words };
        _plugin.AddWithConfigTo(command);
        command.SetAction(async (line, cancellationToken) =>
        {
            var result = await ProgramRun.RunAsync(Options(line, preview), cancellationToken);
            new ProgramReport(result, line.GetValue(_debug)).Write(line.InvocationConfiguration.Output);
            return result.ExitCode;
        });
        return command;
    }

    private ProgramOptions Options(ParseResult line, bool preview) => new()
    {
        Plugin = _plugin.Plugin(line) with { GrpcLogPath = null },
        Command = line.GetRequiredValue(_words),
        Preview = preview,
        Project = line.GetRequiredValue(_project),
        Stack = line.GetRequiredValue(_stack),
        WorkingDirectory = line.GetValue(_directory),
        Config = _plugin.Config(line),
        Secrets = _plugin.Secrets(line),
        Environment = _plugin.Environment(line),
        GrpcLogPath = _plugin.GrpcLog(line),
    };
}
