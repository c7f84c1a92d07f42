using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The clusters of a project, at the time when they were read.</summary>
/// <param name="Judged">Those that are judged, in the order of their names.</param>
/// <param name="Skipped">Those that are not, in the order of their names.</param>
/// <param name="Date">When Atlas answered, by Atlas's clock, or null where it did not say.</param>
internal sealed record SweptClusters(
    IReadOnlyList<ClusterFacts> Judged,
    IReadOnlyList<ClusterFacts> Skipped,
    DateTimeOffset? Date);

/// <summary>Finds the clusters of a project that are judged, and looks at them side by side.</summary>
/// <param name="call">What reads from Atlas.</param>
/// <param name="purpose">What the clusters are looked at for: the beginning of a message about the progress.</param>
/// <param name="arguments">The arguments, which may exclude clusters.</param>
internal sealed class ProjectSweep(AtlasCall call, string purpose, Arguments arguments)
{
    private const string Excluded = "excludeClusterNames";

    private readonly HashSet<string> _excluded = [.. arguments.Texts(Excluded)];

    public async Task<SweptClusters> ListAsync(ProjectReads project, CancellationToken cancellationToken)
    {
        var list = await project.ClustersAsync(cancellationToken);
        CheckExcluded(list.Clusters);
        return new SweptClusters(
            [.. list.Clusters.Where(cluster => !IsSkipped(cluster))],
            [.. list.Clusters.Where(IsSkipped)],
            list.Date);
    }

    /// <summary>Looks at clusters. The results are in the order of the clusters.</summary>
    // More clusters at once than requests: a cluster's next read waits for no other cluster.
    public async Task<IReadOnlyList<TResult>> SideBySideAsync<T, TResult>(
        IReadOnlyList<T> clusters,
        Func<T, string> nameOf,
        Func<T, CancellationToken, Task<TResult>> look,
        CancellationToken cancellationToken)
    {
        var results = new TResult[clusters.Count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = 2 * call.MaxConcurrentRequests,
            CancellationToken = cancellationToken,
        };
        var ended = 0;
        await Parallel.ForAsync(0, clusters.Count, options, async (index, end) =>
        {
            results[index] = await NamedAsync(nameOf(clusters[index]), look(clusters[index], end));
            var count = Interlocked.Increment(ref ended);
            if (clusters.Count > 1)
            {
                call.Log.Progress($"{purpose}: {count} of {clusters.Count} clusters assessed");
            }
        });
        return results;
    }

    // A verdict on all clusters but one would be none.
    private static async Task<TResult> NamedAsync<TResult>(string name, Task<TResult> look)
    {
        try
        {
            return await look;
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
