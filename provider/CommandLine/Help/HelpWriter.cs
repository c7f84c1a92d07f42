using System.CommandLine;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Terminals;
using AtlasBackup.Provider.CommandLine.Texts;
using AtlasBackup.Provider.Schemas;

namespace AtlasBackup.Provider.CommandLine.Help;

/// <summary>Writes the help of a command, a verb or a function.</summary>
/// <param name="output">Takes the help.</param>
/// <param name="width">How many columns a line has.</param>
internal sealed class HelpWriter(TextWriter output, int width)
{
    private const int Indent = 2;
    private const int DescriptionIndent = 6;

    public void Write(Command command)
    {
        var isFunction = SchemaFile.Function(command.Name) is not null;
        var path = PathOf(command);
        output.WriteLine($"Usage: {path}{Required(command)}{Rest(command)}");
        foreach (var paragraph in isFunction ? HelpText.OfFunction(command.Name) : Paragraphs(command))
        {
            output.WriteLine();
            Lines(paragraph, 0);
        }

        Names("Verbs", command.Subcommands.Where(verb => command.Parents.FirstOrDefault() is null && !verb.Hidden));
        Options("Options", command.Options.Where(option => !option.Recursive));
        if (isFunction)
        {
            new OutputsHelp(output, width).Write(command.Name);
        }

        Options(
            "Options of every verb",
            command.Parents.OfType<Command>().Prepend(command).SelectMany(above => above.Options)
                .Where(option => option.Recursive));
    }

    private static string[] Paragraphs(Command command) => (command.Description ?? "").Split("\n\n");

    private static string PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{PathOf(parent)} {command.Name}"
        : CommandName.Text;

    private static string Required(Command command) => string.Concat(command.Options.OfType<ValueOption>()
        .Where(option => option.Input.IsRequired && option.Function == command.Name)
        .Select(option => $" {option.Name} {option.HelpName}"));

    private static string Rest(Command command) => string.Concat(
        command.Subcommands.Count > 0 ? " WORD" : "",
        string.Concat(command.Arguments.Select(argument => $" [{argument.HelpName}]")),
        " [options]");

    private void Names(string title, IEnumerable<Command> commands)
    {
        var listed = commands.ToList();
        if (listed.Count == 0)
        {
            return;
        }

        var longest = listed.Max(command => command.Name.Length) + Indent;
        output.WriteLine($"\n{title}:");
        foreach (var command in listed)
        {
            var lines = TextWrap.Lines(Paragraphs(command)[0], width - longest - Indent).ToList();
            output.WriteLine($"  {command.Name.PadRight(longest)}{lines[0]}");
            lines.Skip(1).ToList().ForEach(line => output.WriteLine(new string(' ', longest + Indent) + line));
        }
    }

    private void Options(string title, IEnumerable<Option> options)
    {
        var shown = options.Where(option => !option.Hidden).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        output.WriteLine($"\n{title}:");
        foreach (var option in shown)
        {
            var value = option is ValueOption or Option<string> ? $" {option.HelpName}" : "";
            var isRequired = option is ValueOption { Input.IsRequired: true } ? "  (required)" : "";
            output.WriteLine($"  {option.Name}{value}{isRequired}");
            Lines(option is ValueOption input ? HelpText.OfOption(input) : option.Description ?? "", DescriptionIndent);
        }
    }

    private void Lines(string text, int indent)
    {
        foreach (var line in TextWrap.Lines(text, width - indent))
        {
            output.WriteLine(new string(' ', indent) + line);
        }
    }
}
