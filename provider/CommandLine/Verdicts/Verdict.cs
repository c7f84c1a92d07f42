using AtlasBackup.Core.Functions;

namespace AtlasBackup.Provider.CommandLine.Verdicts;

/// <summary>A verdict as <c>check</c> shows it: of one cluster, or of a project.</summary>
/// <param name="outputs">The outputs of the function.</param>
internal sealed class Verdict(OutputObject outputs)
{
    // What only the verdict on a project has.
    private const string Results = "results";

    public bool IsReady => outputs.Flag("ready") == true;

    public bool IsOfProject => outputs.Number("readyCount") is not null;

    public IEnumerable<string> Reasons => outputs.Texts("reasons");

    public IEnumerable<string> Notes => outputs.Texts("notes");

    /// <summary>The verdict on each cluster.</summary>
    public IReadOnlyList<ClusterVerdict> Clusters { get; } = outputs.Number("readyCount") is null
        ? [new ClusterVerdict(outputs)]
        : [.. outputs.Objects(Results).Select(result => new ClusterVerdict(result))];

    /// <summary>The verdict in a few words.</summary>
    public string Summary => IsOfProject
        ? $"{(IsReady ? "ready" : "not ready")}: {outputs.Integer("readyCount")} ready, "
            + $"{outputs.Integer("notReadyCount")} not ready, {outputs.Integer("skippedCount")} not judged"
        : $"{Clusters[0].Name} is {(IsReady ? "ready" : "not ready")}";
}

/// <summary>The verdict on a cluster.</summary>
/// <param name="outputs">The outputs of the function.</param>
internal sealed class ClusterVerdict(OutputObject outputs)
{
    public string Name => outputs.Text("clusterName") ?? "";

    public string GroupId => outputs.Text("groupId") ?? "";

    public bool IsReady => outputs.Flag("ready") == true;

    public IEnumerable<string> Reasons => outputs.Texts("reasons");

    public IEnumerable<string> Notes => outputs.Texts("notes");

    public IEnumerable<CheckResult> Checks => outputs.Objects("checks").Select(check => new CheckResult(check));

    /// <summary>The time of the newest recovery point, or null where there is none.</summary>
    public string? RecoveryPoint => outputs.Object("recoveryPoint")?.Text("time");
}

/// <summary>The result of a check.</summary>
/// <param name="outputs">One of the outputs <c>checks</c>.</param>
internal sealed class CheckResult(OutputObject outputs)
{
    public string Name => outputs.Text("name") ?? "";

    public string Expected => outputs.Text("expected") ?? "";

    /// <summary>What is the case, or null where the check was not assessed.</summary>
    public string? Actual => outputs.Text("actual");

    public string Message => outputs.Text("message") ?? "";

    /// <summary>Whether it passed, or null where it was not assessed.</summary>
    public bool? IsPassed => Actual is null && outputs.Flag("passed") != true ? null : outputs.Flag("passed");
}
