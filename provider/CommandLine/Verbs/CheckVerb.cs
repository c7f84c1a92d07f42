using System.CommandLine;
using AtlasBackup.Core;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.CommandLine.Calls;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Terminals;
using AtlasBackup.Provider.CommandLine.Texts;
using AtlasBackup.Provider.CommandLine.Verdicts;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary><c>check</c>: the verdict on a cluster, or on all clusters of a project.</summary>
internal static class CheckVerb
{
    public const string Name = "check";

    private const string OfCluster = "getBackupReadiness";
    private const string OfProject = "getProjectBackupReadiness";

    private const string Description =
        "Say whether a cluster can be restored, and why if it cannot. The options are demands: each one must be met."
        + "\n\nExit codes: 0 ready, 2 not ready, 1 error (no verdict could be formed).";

    /// <param name="run">What runs a verb.</param>
    /// <param name="isNamed">Whether the verb is named on the command line. Otherwise it gets no options.</param>
    public static Command Create(VerbRun run, bool isNamed)
    {
        var allClusters = new Option<bool>("--all-clusters")
        {
            Description = "Judge every cluster of the project, instead of one.",
        };
        var output = new ChoiceOption("--output", "The form of the verdict.", "text", "json", "junit", "markdown");
        var options = isNamed ? Options() : [];
        var verb = new Command(Name, Description) { allClusters, output };
        options.ForEach(verb.Options.Add);
        verb.SetAction((result, cancellationToken) =>
        {
            var form = output.In(result);
            return run.RunAsync(
                result,
                async (session, terminal) =>
                {
                    var request = Request(result, options, result.GetValue(allClusters));
                    var outputs = await session.ReadAsync(request, cancellationToken);
                    var verdict = new Verdict(outputs);
                    if (form == "json")
                    {
                        session.Write(request.Function, outputs, terminal.Output);
                    }
                    else
                    {
                        terminal.Write(text => Write(verdict, form, text, terminal.Style));
                    }

                    return verdict.IsReady ? ExitCode.Success : ExitCode.NotReady;
                },
                form == "junit" ? VerdictJUnit.WriteError : null);
        });
        return verb;
    }

    // Those of one cluster, and what only a project has.
    private static List<ValueOption> Options() =>
    [
        .. ((string[])[OfCluster, OfProject])
            .Select(FunctionCatalog.Find)
            .OfType<Function>()
            .SelectMany(function => function.Inputs.Select(input => (Input: input, function.Name)))
            .DistinctBy(pair => pair.Input.Name)
            .Select(pair => new ValueOption(pair.Input, pair.Name)),
    ];

    private static FunctionRequest Request(ParseResult result, List<ValueOption> options, bool isProject)
    {
        var name = isProject ? OfProject : OfCluster;
        var values = ValueOption.ValuesIn(result, options);
        var function = FunctionCatalog.Find(name);
        if (values.Keys.FirstOrDefault(input => function?.FindInput(input) is null) is { } other)
        {
            throw new UsageException(isProject
                ? $"{OptionNames.Of(other)} cannot be combined with --all-clusters"
                : $"{OptionNames.Of(other)} requires --all-clusters");
        }

        return new FunctionRequest(name, values);
    }

    private static void Write(Verdict verdict, string form, TextWriter output, TextStyle style)
    {
        switch (form)
        {
            case "junit":
                VerdictJUnit.Write(verdict, output);
                break;
            case "markdown":
                VerdictMarkdown.Write(verdict, output);
                break;
            default:
                new VerdictText(output, style).Write(verdict);
                break;
        }
    }
}
