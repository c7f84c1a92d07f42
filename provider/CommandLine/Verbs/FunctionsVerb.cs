using System.CommandLine;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.CommandLine.Help;
using AtlasBackup.Provider.CommandLine.Terminals;
using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary><c>functions</c>: the functions that <c>read</c> knows.</summary>
internal static class FunctionsVerb
{
    private const int MinimumWidth = 40;

    public static Command Create(Terminal terminal)
    {
        var verb = new Command("functions", "List the functions that read knows.");
        verb.SetAction(result =>
        {
            Write(result.InvocationConfiguration.Output, terminal.Width);
            return ExitCode.Success;
        });
        return verb;
    }

    private static void Write(TextWriter output, int? width)
    {
        var longest = FunctionCatalog.Names.Max(name => name.Length) + 2;
        var left = width is { } columns ? Math.Max(columns - longest, MinimumWidth) : int.MaxValue;
        foreach (var name in FunctionCatalog.Names)
        {
            var lines = TextWrap.Lines(HelpText.Summary(name), left).ToList();
            output.WriteLine(name.PadRight(longest) + lines[0]);
            lines.Skip(1).ToList().ForEach(line => output.WriteLine(new string(' ', longest) + line));
        }
    }
}
