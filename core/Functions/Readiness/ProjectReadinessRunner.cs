using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Says whether all clusters of a project can be restored.</summary>
internal sealed class ProjectReadinessRunner(AtlasCall call, string function, Arguments arguments, bool isPreview)
{
    public const string Function = "getProjectBackupReadiness";

    // The verdict on a cluster that was ready holds for a while, but not for the whole of a long wait.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private readonly Demands _demands = DemandsReader.Read(arguments);
    private readonly AtlasClock _clock = new(call);
    private readonly ProjectSweep _sweep = new(call, function, arguments);

    public async Task<OutputObject> RunAsync(CancellationToken cancellationToken)
    {
        var waiting = new Waiting(call, function, arguments, isPreview);
        using var reads = new FunctionReads(call);
        var group = await ProjectReads.FindAsync(reads, arguments, cancellationToken);
        var verdict = await AssessAllAsync(group, cancellationToken);
        var looked = call.Time.GetTimestamp();
        while (true)
        {
            var notReady = verdict.Judged.Where(cluster => !cluster.IsReady).ToList();
            if (notReady.Count > 0 && await waiting.NextAsync(notReady, cancellationToken))
            {
                verdict = await AssessAgainAsync(group, verdict, cancellationToken);
            }
            else if (call.Time.GetElapsedTime(looked) > MaxAge)
            {
                verdict = await AssessAllAsync(group, cancellationToken);
                looked = call.Time.GetTimestamp();
            }
            else
            {
                return ProjectOutputs.Of(verdict);
            }
        }
    }

    private async Task<ProjectVerdict> AssessAllAsync(InputValue group, CancellationToken cancellationToken)
    {
        using var reads = new FunctionReads(call);
        var project = new ProjectReads(reads, group);
        var judge = new Judge(call, project, _demands, _clock);
        var clusters = await _sweep.ListAsync(project, cancellationToken);
        var now = _clock.At(clusters.Date);
        return new ProjectVerdict(
            await _sweep.SideBySideAsync(
                clusters.Judged,
                cluster => cluster.Name,
                (cluster, end) => judge.AssessAsync(cluster, now, end),
                cancellationToken),
            clusters.Skipped);
    }

    private async Task<ProjectVerdict> AssessAgainAsync(
        InputValue group,
        ProjectVerdict before,
        CancellationToken cancellationToken)
    {
        using var reads = new FunctionReads(call);
        var judge = new Judge(call, new ProjectReads(reads, group), _demands, _clock);
        return before with
        {
            Judged = await _sweep.SideBySideAsync(
                before.Judged,
                cluster => cluster.Cluster.Name,
                (cluster, end) => cluster.IsReady
                    ? Task.FromResult(cluster)
                    : judge.AssessAsync(InputValue.Of(cluster.Cluster.Name), end),
                cancellationToken),
        };
    }
}
