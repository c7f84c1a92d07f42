using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Demo;

/// <summary>Finds a project by its name, its clusters, and the newest completed snapshot of each.</summary>
internal sealed class ProjectReads(Calls calls, TextWriter output)
{
    /// <returns>The ID of the project.</returns>
    public async Task<string> ShowAsync()
    {
        var project = await calls.GetAsync("getProject", ("name", WorldData.Webshop));
        var groupId = project.Text("id");
        var policy = await calls.GetAsync("getBackupCompliancePolicy", ("groupId", groupId), ("allowMissing", true));
        var compliance = policy.IsTrue("found") ? policy.Text("state") : "none";
        Section.Write(
            output,
            $"Project {WorldData.Webshop}, found by its name",
            ("id", groupId),
            ("compliance", $"{compliance} (Backup Compliance Policy)"));

        var dedicated = await calls.ListAsync("listClusters", ("groupId", groupId));
        var flex = await calls.ListAsync("listFlexClusters", ("groupId", groupId));
        var rows = new List<(string Label, string Text)>();
        foreach (var cluster in dedicated)
        {
            rows.Add((cluster.Text("name"), await DescribeAsync(groupId, cluster)));
        }

        foreach (var cluster in flex)
        {
            rows.Add((cluster.Text("name"), await DescribeFlexAsync(groupId, cluster)));
        }

        Section.Write(output, $"The newest completed snapshot of each of its {rows.Count} clusters", rows);
        return groupId;
    }

    private async Task<string> DescribeAsync(string groupId, Struct cluster)
    {
        var kind = cluster.Text("clusterType");
        var size = cluster.Text("replicationSpecs.0.regionConfigs.0.electableSpecs.instanceSize");
        if (size == "M0")
        {
            return "none: M0 clusters have no backups";
        }

        var newest = await calls.ListAsync(
            "listBackupSnapshots",
            ("groupId", groupId),
            ("clusterName", cluster.Text("name")),
            ("status", "completed"),
            ("latest", 1));
        return newest is [var snapshot]
            ? $"{snapshot.Time("createdAt")}, {snapshot.Text("frequencyType")}, "
                + $"kept until {snapshot.Time("expiresAt")} ({size} {kind})"
            : !cluster.IsTrue("backupEnabled") ? "none: Cloud Backup is off"
            : $"none: the cluster is {cluster.Text("stateName")}";
    }

    private async Task<string> DescribeFlexAsync(string groupId, Struct cluster)
    {
        var newest = await calls.ListAsync(
            "listFlexSnapshots",
            ("groupId", groupId),
            ("clusterName", cluster.Text("name")),
            ("status", "COMPLETED"),
            ("latest", 1));
        return newest is [var snapshot]
            ? $"{snapshot.Time("startTime")}, kept until {snapshot.Time("expiration")} (Flex)"
            : "none yet (Flex)";
    }
}
