using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Access;

/// <summary>Tries the reads of a verdict on a cluster, to see which of them Atlas allows.</summary>
internal sealed class AccessRunner(AtlasCall call, Arguments arguments)
{
    public const string Function = "tryReadinessReads";

    public async Task<OutputObject> RunAsync(CancellationToken cancellationToken)
    {
        using var reads = new FunctionReads(call);
        var group = await ProjectReads.FindAsync(reads, arguments, cancellationToken);
        var name = arguments.Value("clusterName");
        var trials = new Trials(reads, group, name);
        var tried = await FindAsync(trials, cancellationToken);
        var cluster = ClusterIn(tried[^1]);
        if (cluster is not null)
        {
            tried.AddRange(await Task.WhenAll(
                VerdictReads.Of(cluster).Select(function => trials.TryAsync(function, cancellationToken))));
        }

        return new AccessOutputs(new PublicText(call.Held.All)).Of(group.Text, name.Text, cluster?.Kind, tried);
    }

    private static async Task<List<Trial>> FindAsync(Trials trials, CancellationToken cancellationToken)
    {
        var dedicated = await trials.FindAsync(VerdictReads.Cluster, cancellationToken);
        return dedicated.Outcome.Failure?.AtlasErrorCode == ProjectReads.IsFlex
            ? [dedicated, await trials.FindAsync(VerdictReads.FlexCluster, cancellationToken)]
            : [dedicated];
    }

    private static ClusterFacts? ClusterIn(Trial trial) => (trial.Outcome.Reading, trial.Function) switch
    {
        (null, _) => null,
        ({ Outputs: var outputs }, VerdictReads.FlexCluster) => FactReader.FlexCluster(outputs),
        ({ Outputs: var outputs }, _) => FactReader.Cluster(outputs),
    };
}
