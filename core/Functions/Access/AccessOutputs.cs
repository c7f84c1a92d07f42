using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Access;

/// <summary>Makes outputs of the reads that were tried.</summary>
/// <param name="text">Makes texts of what Atlas says.</param>
internal sealed class AccessOutputs(PublicText text)
{
    // The function that callers have for the endpoint of an internal one.
    private const string GetCluster = "getCluster";

    // Atlas may read these, and finds nothing of the kind.
    private static readonly string[] OfNothing =
    [
        ProjectReads.IsFlex, LegacyReads.NoCheckpoints, .. LegacyReads.NoLegacyBackup, "BACKUP_CONFIG_NOT_FOUND",
        "BACKUP_JOB_NOT_FOUND", "PROVIDER_BACKUP_NOT_SUPPORTED",
    ];

    private static readonly string[] OfLegacyBackup = [VerdictReads.Checkpoints, VerdictReads.LegacySnapshots];

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _moreRoles =
        (FunctionCatalog.Find(ReadinessRunner.Function) as ComposedFunction)?.MoreRoles
            ?? throw new InvalidOperationException($"contract/: there is no function '{ReadinessRunner.Function}'");

    /// <exception cref="ProviderException">A read failed, and not because Atlas does not allow it.</exception>
    public OutputObject Of(string groupId, string clusterName, ClusterKind? kind, IReadOnlyList<Trial> tried)
    {
        // Before anything is written.
        var reads = tried.Select(Read).ToList();
        var shown = UsesLegacyBackup(tried) ? ClusterKind.Legacy : kind;
        return new OutputObject()
            .Add("clusterKind", shown is { } known ? AssessmentOutputs.Name(known) : null)
            .Add("clusterName", clusterName)
            .Add("groupId", groupId)
            .Add("reads", reads);
    }

    private static bool UsesLegacyBackup(IReadOnlyList<Trial> tried) =>
        tried.Any(trial => trial is { Function: VerdictReads.LegacySnapshots, Outcome.Reading: not null })
        && !tried.Any(trial => LegacyReads.NoLegacyBackup.Contains(trial.Outcome.Failure?.AtlasErrorCode));

    private OutputObject Read(Trial trial)
    {
        var isAllowed = IsAllowed(trial.Outcome);
        return new OutputObject()
            .Add("allowed", isAllowed)
            .Add("message", isAllowed || trial.Outcome.Failure is not { } refusal ? null : Message(refusal))
            .Add("name", trial.Function == VerdictReads.Cluster ? GetCluster : trial.Function)
            .Add("neededFor", NeededFor(trial.Function))
            .Add("roles", FunctionCatalog.FindRead(trial.Function).Endpoint.Roles);
    }

    private static bool IsAllowed(Outcome outcome) => outcome switch
    {
        { Failure: null } => true,
        { IsOfRole: true } => false,
        { Failure.AtlasErrorCode: { } code } when OfNothing.Contains(code) => true,
        { Failure: { } failure } => throw failure,
    };

    private IReadOnlyList<string> NeededFor(string function) =>
        OfLegacyBackup.Contains(function) ? ["clusterKinds"] : _moreRoles.GetValueOrDefault(function, []);

    private string Message(ProviderException refusal)
    {
        var shown = text.Of(refusal);
        return shown.Hint is { } hint ? $"{shown.Message.TrimEnd('.')}. {hint}" : shown.Message;
    }
}
