namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Which of Atlas's token buckets a request draws on: there is one for each set of endpoints and each scope.
/// </summary>
/// <param name="EndpointSet">
/// Atlas's name of the set; where Atlas names none, the function's, which then has a bucket of its own.
/// </param>
/// <param name="Scope">The project, or empty for what belongs to no project.</param>
internal readonly record struct BucketKey(string EndpointSet, string Scope);

/// <summary>How many tokens a bucket holds, and how fast they come back.</summary>
internal sealed record BucketLimits(double Capacity, double TokensPerSecond)
{
    private static readonly BucketLimits Usual = new(1_200, 500 / 60.0);
    private static readonly BucketLimits OfClusters = new(10_000, 5_000 / 60.0);

    /// <summary>
    /// The limits that Atlas documents for a set, or null. Atlas does not promise them: its answers have priority.
    /// </summary>
    public static BucketLimits? Documented(string endpointSet) => endpointSet switch
    {
        "Cloud Backups" or "Legacy Backup" => Usual,
        "Flex Snapshots" or "Flex Restore Jobs" or "Flex Clusters" => Usual,
        "Projects" => Usual,
        "Clusters" => OfClusters,
        _ => null,
    };
}
