using System.Text.Json;
using AtlasBackup.Core.Functions.Readiness;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>A state of a cluster and what is asked of it. Verdicts.md has the verdict.</summary>
/// <param name="Name">The heading in Verdicts.md.</param>
/// <param name="Facts">The state.</param>
/// <param name="Demands">What is asked.</param>
internal sealed record Example(string Name, BackupFacts Facts, Demands Demands)
{
    public static readonly Demands Usual = new();

    public static IEnumerable<Example> All =>
    [
        .. ContractExamples.All,
        .. GateExamples.All,
        .. FitExamples.All,
        .. FunnelExamples.All,
        .. CopyExamples.All,
        .. PointInTimeExamples.All,
        .. JobExamples.All,
        .. KindExamples.All,
    ];

    public Verdict Verdict => ReadinessRules.Assess(Facts, Demands, States.Now);

    public static Example Of(string name, BackupFacts facts) => new(name, facts, Usual);

    /// <summary>The verdict in the form of Verdicts.md.</summary>
    public string Text()
    {
        var verdict = Verdict;
        var open = verdict.Checks.Where(check => !check.IsAssessed).Select(check => Spelled(check.Name)).ToList();
        return string.Join('\n', Lines(verdict, open));
    }

    private static IEnumerable<string> Lines(Verdict verdict, List<string> open) =>
    [
        verdict.IsReady ? "ready" : "not ready",
        .. verdict.Checks
            .Where(check => check is { IsPassed: false, IsAssessed: true })
            .Select(check => $"- {Spelled(check.Name)}: {check.Message}"),
        .. Line("not assessed", open.Count == 0 ? null : string.Join(", ", open)),
        .. Line("point", verdict.RecoveryPoint is { } point
            ? $"{point.Kind} {point.Id}, {(States.Now - point.Moment).TotalSeconds:0} s old"
            : null),
        .. Line("window", verdict.Window is { } window
            ? $"{(window.IsPointInTime ? "point in time" : "snapshots")}, {window.Start:s} to {window.End:s}"
            : null),
        .. Line("next", verdict.NextSnapshotAt is { } next ? $"{next:s}" : null),
        .. Line("in progress", verdict.PendingSnapshotId),
        .. verdict.Notes.Select(note => $"note: {note}"),
    ];

    private static string Spelled(CheckName name) => JsonNamingPolicy.CamelCase.ConvertName($"{name}");

    private static string[] Line(string name, string? text) => text is null ? [] : [$"{name}: {text}"];
}
