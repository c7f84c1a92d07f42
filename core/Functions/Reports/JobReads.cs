using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Reports;

/// <summary>What was done with the snapshots of a cluster. What is null was not read.</summary>
internal sealed record JobFacts
{
    /// <summary>The restore jobs as the verdict sees them.</summary>
    public IReadOnlyList<RestoreFacts>? Restores { get; init; }

    public IReadOnlyList<RestoreJob> RestoreJobs { get; init; } = [];

    public IReadOnlyList<ExportFacts> Exports { get; init; } = [];

    /// <summary>Why something was not read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Reads the restore jobs and the exports of a cluster, which a verdict may not need.</summary>
internal sealed class JobReads(ProjectReads project, DateTimeOffset now)
{
    public async Task<JobFacts> ReadAsync(ClusterFacts cluster, CancellationToken cancellationToken) =>
        cluster.Kind switch
        {
            ClusterKind.Flex => Restores(
                "listFlexRestoreJobs",
                await project.TryAsync("listFlexRestoreJobs", cluster, cancellationToken),
                job => RestoreJob.OfFlex(job, now)),
            ClusterKind.Legacy => Restores(
                "listLegacyRestoreJobs",
                await project.TryAsync("listLegacyRestoreJobs", cluster, cancellationToken),
                RestoreJob.OfLegacy),
            _ => await ReadDedicatedAsync(cluster, cancellationToken),
        };

    private async Task<JobFacts> ReadDedicatedAsync(ClusterFacts cluster, CancellationToken cancellationToken)
    {
        const string restoring = "listBackupRestoreJobs";
        const string exporting = "listBackupExports";
        var outcomes = await Task.WhenAll(
            project.TryAsync(restoring, cluster, cancellationToken),
            project.TryAsync(exporting, cluster, cancellationToken));
        var facts = Restores(restoring, outcomes[0], job => RestoreJob.OfCloud(job, now));
        return facts with
        {
            Restores = outcomes[0].Reading is null ? null : [.. outcomes[0].Results.Select(FactReader.Restore)],
            Exports = [.. outcomes[1].Results.Select(FactReader.Export)],
            Notes = [.. facts.Notes, .. NotRead("exports", exporting, outcomes[1])],
        };
    }

    private static JobFacts Restores(string function, Outcome outcome, Func<OutputObject, RestoreJob> read) => new()
    {
        RestoreJobs = [.. outcome.Results.Select(read)],
        Notes = [.. NotRead("restore jobs", function, outcome)],
    };

    // Any other failure would leave a list that looks complete.
    private static IEnumerable<string> NotRead(string what, string function, Outcome outcome) => outcome switch
    {
        { Failure: null } => [],
        { IsOfRole: true } => [$"the {what} could not be read: {RolesOf(function)} in the project is required"],
        { IsOfChange: true } => [$"the {what} could not be read: Atlas does not monitor the cluster at the moment"],
        { Failure: ProviderException failure } => throw failure,
    };

    private static string RolesOf(string function) =>
        Texts.List(FunctionCatalog.FindRead(function).Endpoint.Roles, "or");
}
