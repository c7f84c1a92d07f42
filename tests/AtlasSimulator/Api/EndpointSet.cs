namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>Which endpoints share a rate limit, as Atlas documents it.</summary>
internal static class EndpointSet
{
    /// <summary>The set that a path belongs to. A path that is in no set is its own set.</summary>
    public static string Of(string path) => Segments(path) switch
    {
        ["groups", _, "clusters", _, "backup", "snapshots", _, "databases", ..] => "snapshot databases",
        ["groups", _, "clusters", _, "backup", "tenant", ..] => "tenant",
        ["groups", _, "clusters", _, "backup" or "restoreJobs", ..] => "Cloud Backups",
        ["groups", _, "backup" or "backupCompliancePolicy", ..] => "Cloud Backups",
        ["groups", _, "clusters", _, "backupCheckpoints" or "snapshots" or "snapshotSchedule", ..] => "Legacy Backup",
        ["groups", _, "clusters", _, "collectionRestoreJobs", ..] => "collectionRestoreJobs",
        ["groups", _, "clusters", ..] => "Clusters",
        ["groups", _, "flexClusters", _, "backup", "snapshots", ..] => "Flex Snapshots",
        ["groups", _, "flexClusters", _, "backup", "restoreJobs", ..] => "Flex Restore Jobs",
        ["groups", _, "flexClusters", ..] => "Flex Clusters",
        ["groups", _, "encryptionAtRest"] => "encryptionAtRest",
        ["groups", ..] => "Projects",
        _ => "",
    };

    /// <summary>
    /// The number of tokens of a set and the rate at which they return; null if Atlas documents no limit.
    /// </summary>
    public static Limit? LimitOf(string set) => set switch
    {
        "Clusters" => new Limit(10_000, 5_000),
        "Cloud Backups" or "Legacy Backup" or "Projects" => new Limit(1_200, 500),
        "Flex Snapshots" or "Flex Restore Jobs" or "Flex Clusters" => new Limit(1_200, 500),
        _ => null,
    };

    /// <summary>
    /// The project that a path belongs to. A search for projects counts against the limit of the user.
    /// </summary>
    public static string ProjectOf(string path) => Segments(path) switch
    {
        ["groups", "byName", ..] => "",
        ["groups", var project, ..] => project,
        _ => "",
    };

    private static string[] Segments(string path) =>
        path.StartsWith(AtlasApi.Root, StringComparison.Ordinal) ? path[AtlasApi.Root.Length..].Split('/') : [];
}

/// <summary>A rate limit.</summary>
internal sealed record Limit(int Capacity, double PerMinute)
{
    public double PerSecond => PerMinute / 60;
}
