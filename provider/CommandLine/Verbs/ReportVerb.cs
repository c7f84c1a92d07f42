using System.CommandLine;
using AtlasBackup.Core;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Calls;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Reports;
using AtlasBackup.Provider.CommandLine.Reports.Page;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary><c>report</c>: the backups of all clusters of a project, with the verdict on each.</summary>
internal static class ReportVerb
{
    public const string Name = "report";

    private const string Function = "readProjectBackups";

    // Its descriptions are those of the inputs: the report has the same.
    private const string Described = "getProjectBackupReadiness";

    private const string Description =
        "Show the backups of every cluster of a project, with the verdict on each. The options are the demands of the "
        + "verdicts.\n\nExit codes: 0 the report was made, whatever the verdicts are; 1 error.";

    /// <param name="run">What runs a verb.</param>
    /// <param name="isNamed">Whether the verb is named on the command line. Otherwise it gets no options.</param>
    public static Command Create(VerbRun run, bool isNamed)
    {
        var output = new ChoiceOption("--output", "The form of the report.", "text", "json", "markdown", "html");
        var options = (isNamed ? FunctionCatalog.FindInternal(Function)?.Inputs ?? [] : [])
            .Select(input => new ValueOption(input, Described))
            .ToList();
        var verb = new Command(Name, Description) { output };
        options.ForEach(verb.Options.Add);
        verb.SetAction((result, cancellationToken) => run.RunAsync(result, async (session, terminal) =>
        {
            var values = ValueOption.ValuesIn(result, options);
            var report = await session.ReadAsync(
                new FunctionRequest(Function, values) { IsInternal = true }, cancellationToken);
            Write(report, output.In(result), session, terminal);
            return ExitCode.Success;
        }));
        return verb;
    }

    private static void Write(OutputObject report, string form, Session session, Terminal terminal)
    {
        switch (form)
        {
            case "json":
                session.Write(Function, report, terminal.Output);
                break;
            case "markdown":
                terminal.Write(text => MarkdownReport.Write(report, text));
                break;
            case "html":
                terminal.Write(text => HtmlReport.Write(report, text));
                break;
            default:
                terminal.Write(text => new TextReport(text, terminal.Style).Write(report));
                break;
        }
    }
}
