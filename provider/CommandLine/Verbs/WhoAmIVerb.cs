using System.CommandLine;
using AtlasBackup.Core;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Access;
using AtlasBackup.Provider.CommandLine.Calls;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Terminals;

namespace AtlasBackup.Provider.CommandLine.Verbs;

/// <summary><c>whoami</c>: which credentials there are, whether Atlas accepts them, and what they see.</summary>
internal static class WhoAmIVerb
{
    public const string Name = "whoami";

    private const string Projects = "listProjects";
    private const string Reads = "tryReadinessReads";

    // The function whose reads are tried.
    private const string Verdict = "getBackupReadiness";

    private const string Description =
        "Show which credentials are found, whether Atlas accepts them, and which projects they see. Their values are "
        + "never shown."
        + "\n\nWith a cluster, also show which of the reads of a verdict on it Atlas allows. Each one is tried with one "
        + "item; a missing role is no error."
        + "\n\nExit codes: 0 Atlas accepts the credentials, 1 error (no credentials, or Atlas refuses them).";

    /// <param name="run">What runs a verb.</param>
    /// <param name="settings">The options of the settings.</param>
    /// <param name="isNamed">Whether the verb is named on the command line. Otherwise it gets no options.</param>
    public static Command Create(VerbRun run, SettingOptions settings, bool isNamed)
    {
        var output = new ChoiceOption("--output", "The form of the answer.", "text", "json");
        var options = isNamed ? Options() : [];
        var verb = new Command(Name, Description) { output };
        options.ForEach(verb.Options.Add);
        verb.SetAction((result, cancellationToken) => run.RunAsync(
            result,
            async (session, terminal) =>
            {
                var request = Request(result, options);
                var config = Core.Provider.ReadConfig(settings.ValuesIn(result)).Config;
                var report = await ReadAsync(session, FoundCredentials.In(config), request, cancellationToken);
                if (output.In(result) == "json")
                {
                    AccessJson.Write(report, terminal.Output);
                }
                else
                {
                    terminal.Write(text => new AccessText(text, terminal.Style).Write(report));
                }

                return report.Refusal is null ? ExitCode.Success : ExitCode.Error;
            }));
        return verb;
    }

    // The inputs of the verdict that name the cluster. Without all of them, no read of a verdict is tried.
    private static List<ValueOption> Options() => FunctionCatalog.Find(Verdict) is { } verdict
        ?
        [
            .. verdict.Inputs
                .Where(input => input.IsRequired || verdict.ExactlyOne.Contains(input.Name))
                .Select(input => new ValueOption(input with { IsRequired = false }, Verdict)),
        ]
        : [];

    // What is wrong with any argument is said before anything is sent.
    private static FunctionRequest? Request(ParseResult result, List<ValueOption> options)
    {
        var values = ValueOption.ValuesIn(result, options);
        if (values.Count == 0)
        {
            return null;
        }

        Core.Provider.Check(Verdict, values);
        return new FunctionRequest(Reads, values) { IsInternal = true };
    }

    private static async Task<AccessReport> ReadAsync(
        Session session,
        FoundCredentials found,
        FunctionRequest? request,
        CancellationToken cancellationToken)
    {
        var report = new AccessReport(found);
        try
        {
            var list = new FunctionRequest(Projects, new Dictionary<string, InputValue>());
            var projects = await session.ReadAsync(list, cancellationToken);
            report = report with { Projects = [.. projects.Objects("results")] };
        }
        catch (CallException refusal)
            when (refusal.Failure.Kind is FailureKind.Unauthenticated or FailureKind.PermissionDenied)
        {
            return report with { Refusal = CommandErrors.Of(refusal) };
        }

        return request is null
            ? report
            : report with { Cluster = new ClusterAccess(await session.ReadAsync(request, cancellationToken)) };
    }
}
