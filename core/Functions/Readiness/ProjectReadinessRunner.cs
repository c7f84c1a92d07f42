using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Says whether all clusters of a project can be restored.</summary>
internal sealed class ProjectReadinessRunner(AtlasCall call, string function, Arguments arguments, bool isPreview)
{
    public const string Function = "getProjectBackupReadiness";

    private const string Excluded = "excludeClusterNames";

    // The verdict on a cluster that was ready holds for a while, but not for the whole of a long wait.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private readonly Demands _demands = DemandsReader.Read(arguments);
    private readonly AtlasClock _clock = new(call);
    private readonly HashSet<string> _excluded = [.. arguments.Texts(Excluded)];

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
        var list = await project.ClustersAsync(cancellationToken);
        CheckExcluded(list.Clusters);
        var now = _clock.At(list.Date);
        var judged = list.Clusters.Where(cluster => !IsSkipped(cluster)).ToList();
        return new ProjectVerdict(
            await SideBySideAsync(
                judged,
                cluster => cluster.Name,
                (cluster, end) => judge.AssessAsync(cluster, now, end),
                cancellationToken),
            [.. list.Clusters.Where(IsSkipped)]);
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
            Judged = await SideBySideAsync(
                before.Judged,
                cluster => cluster.Cluster.Name,
                (cluster, end) => cluster.IsReady
                    ? Task.FromResult(cluster)
                    : judge.AssessAsync(InputValue.Of(cluster.Cluster.Name), end),
                cancellationToken),
        };
    }

    // More clusters at once than requests: a cluster's next read waits for no other cluster.
    private async Task<IReadOnlyList<Assessment>> SideBySideAsync<T>(
        IReadOnlyList<T> clusters,
        Func<T, string> nameOf,
        Func<T, CancellationToken, Task<Assessment>> assess,
        CancellationToken cancellationToken)
    {
        var assessments = new Assessment[clusters.Count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = 2 * call.MaxConcurrentRequests,
            CancellationToken = cancellationToken,
        };
        var ended = 0;
        await Parallel.ForAsync(0, clusters.Count, options, async (index, end) =>
        {
            assessments[index] = await NamedAsync(nameOf(clusters[index]), assess(clusters[index], end));
            var count = Interlocked.Increment(ref ended);
            if (clusters.Count > 1)
            {
                call.Log.Progress($"{function}: {count} of {clusters.Count} clusters assessed");
            }
        });
        return assessments;
    }

    // A verdict on all clusters but one would be none.
    private static async Task<Assessment> NamedAsync(string name, Task<Assessment> assessment)
    {
        try
        {
            return await assessment;
        }
        catch (ProviderException failure)
        {
            throw new ProviderException(
                failure.Kind, Wording.Of($"cluster '{new Quote(name)}': {failure.Wording}"), failure)
            {
                Hint = failure.Hint,
            };
        }
    }

    private bool IsSkipped(ClusterFacts cluster) =>
        cluster.Kind == ClusterKind.Free || _excluded.Contains(cluster.Name);

    // A name that is misspelt would leave a cluster judged that should not be, or the other way round.
    private void CheckExcluded(IReadOnlyList<ClusterFacts> clusters)
    {
        var unknown = _excluded.Except(clusters.Select(cluster => cluster.Name)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new ProviderException(FailureKind.InvalidArgument, "the arguments are invalid")
            {
                Failures =
                [
                    .. unknown.Select(name =>
                        new InputFailure(Excluded, Wording.Of($"the project has no cluster '{new Quote(name)}'"))),
                ],
            };
        }
    }
}
