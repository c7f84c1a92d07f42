namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>Which endpoints share a rate limit, as Atlas documents it.</summary>
internal static class EndpointSet
{
    /// <summary>The set that a path belongs to; one that no set has is a set of its own.</summary>
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
        ["groups", ..] => "Projects",
        _ => "",
    };

    /// <summary>The project that a path belongs to, or an empty text.</summary>
    public static string ProjectOf(string path) => Segments(path) is ["groups", var project, ..] ? project : "";

    private static string[] Segments(string path) =>
        path.StartsWith(AtlasApi.Root, StringComparison.Ordinal) ? path[AtlasApi.Root.Length..].Split('/') : [];
}
