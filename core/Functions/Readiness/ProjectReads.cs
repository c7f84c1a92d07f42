using System.Collections.Concurrent;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The clusters of a project, at the time when they were read.</summary>
internal sealed record ClusterList(IReadOnlyList<ClusterFacts> Clusters, DateTimeOffset? Date);

/// <summary>
/// Reads a project and its clusters. Everything is read once, however many clusters or purposes need it.
/// </summary>
internal sealed class ProjectReads(FunctionReads reads, InputValue groupId)
{
    /// <summary>Atlas's answer to a read of a dedicated cluster that is a Flex cluster.</summary>
    public const string IsFlex = "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API";

    // What has been read of the project, and of each cluster. Nothing is read twice at one look.
    private readonly ConcurrentDictionary<(string Function, string? Cluster), Lazy<Task<Outcome>>> _read = [];
    private readonly ProjectReads? _whole;

    private ProjectReads(ProjectReads whole, FunctionReads reads, InputValue groupId)
        : this(reads, groupId) => _whole = whole;

    /// <summary>Finds the project that the arguments name by its ID or by its name.</summary>
    public static async Task<InputValue> FindAsync(
        FunctionReads reads,
        Arguments arguments,
        CancellationToken cancellationToken)
    {
        if (arguments.Has("groupId"))
        {
            return arguments.Value("groupId");
        }

        var values = new Dictionary<string, InputValue> { ["name"] = arguments.Value("projectName") };
        var project = await reads.ReadAsync("getProject", values, cancellationToken);
        return InputValue.Of(project.Outputs.Text("id") ?? "");
    }

    /// <summary>The same for one of the clusters, whose outputs are kept no longer than its own reads.</summary>
    public ProjectReads For(FunctionReads own) => new(this, own, groupId);

    /// <summary>Reads one cluster, dedicated or Flex.</summary>
    public async Task<ClusterList> ClusterAsync(InputValue name, CancellationToken cancellationToken)
    {
        var values = Of(name);
        try
        {
            var reading = await reads.ReadAsync("readCluster", values, cancellationToken);
            return new ClusterList([Asked(FactReader.Cluster(reading.Outputs), name)], reading.Date);
        }
        catch (ProviderException refusal) when (refusal.AtlasErrorCode == IsFlex)
        {
            var reading = await reads.ReadAsync("getFlexCluster", values, cancellationToken);
            return new ClusterList([Asked(FactReader.FlexCluster(reading.Outputs), name)], reading.Date);
        }
    }

    /// <summary>Reads all clusters of the project, in the order of their names.</summary>
    public async Task<ClusterList> ClustersAsync(CancellationToken cancellationToken)
    {
        var dedicated = reads.ReadAsync("readClusters", Of(), cancellationToken);
        var flex = reads.ReadAsync("listFlexClusters", Of(), cancellationToken);
        await Task.WhenAll(dedicated, flex);
        var clusters = (await dedicated).Results.Select(FactReader.Cluster)
            .Concat((await flex).Results.Select(FactReader.FlexCluster))
            .Select(cluster => cluster with { GroupId = groupId.Text })
            .OrderBy(cluster => cluster.Name, StringComparer.Ordinal);
        return new ClusterList([.. clusters], (await dedicated).Date ?? (await flex).Date);
    }

    /// <summary>Reads something of a cluster, and keeps its failure.</summary>
    public Task<Outcome> TryAsync(string function, ClusterFacts cluster, CancellationToken cancellationToken) =>
        OnceAsync(function, cluster, Of(InputValue.Of(cluster.Name)), cancellationToken);

    /// <summary>Reads something of a cluster that may not exist, and keeps its failure.</summary>
    public Task<Outcome> TryFindAsync(string function, ClusterFacts cluster, CancellationToken cancellationToken) =>
        OnceAsync(function, cluster, MayBeMissing(Of(InputValue.Of(cluster.Name))), cancellationToken);

    /// <summary>Reads something of the project that may not exist, once, and keeps its failure.</summary>
    public Task<Outcome> TryFindAsync(string function, CancellationToken cancellationToken) => _whole is { } whole
        ? whole.TryFindAsync(function, cancellationToken)
        : OnceAsync(function, cluster: null, MayBeMissing(Of()), cancellationToken);

    /// <summary>Reads whether Atlas can use the project's keys, if the cluster has one of them.</summary>
    public Task<Outcome> KeyAsync(ClusterFacts cluster, CancellationToken cancellationToken) => cluster.HasCustomerKey
        ? TryFindAsync("readEncryptionAtRest", cancellationToken)
        : Task.FromResult(Outcome.NotNeeded);

    /// <summary>Reads the project's compliance policy, if the demands need it.</summary>
    public Task<Outcome> PolicyAsync(Demands demands, CancellationToken cancellationToken) =>
        demands.RequiresCompliancePolicy
            ? TryFindAsync("getBackupCompliancePolicy", cancellationToken)
            : Task.FromResult(Outcome.NotNeeded);

    private Task<Outcome> OnceAsync(
        string function,
        ClusterFacts? cluster,
        Dictionary<string, InputValue> values,
        CancellationToken cancellationToken) => _read.GetOrAdd(
            (function, cluster?.Name),
            _ => new(() => reads.TryAsync(function, values, cancellationToken))).Value;

    // An answer that names another project or cluster is refused, and one may name none.
    private ClusterFacts Asked(ClusterFacts cluster, InputValue name) =>
        cluster with { GroupId = groupId.Text, Name = name.Text };

    private Dictionary<string, InputValue> Of() => new() { ["groupId"] = groupId };

    private Dictionary<string, InputValue> Of(InputValue cluster) =>
        new() { ["groupId"] = groupId, ["clusterName"] = cluster };

    private static Dictionary<string, InputValue> MayBeMissing(Dictionary<string, InputValue> values)
    {
        values[Arguments.AllowMissing] = InputValue.Of(true);
        return values;
    }
}
