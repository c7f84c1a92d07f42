using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.Demo;

/// <summary>Shows the cluster that still uses Legacy Backup.</summary>
internal sealed class LegacyReads(Calls calls, string groupId, TextWriter output)
{
    public async Task ShowAsync()
    {
        (string Name, object? Value)[] cluster = [("groupId", groupId), ("clusterName", WorldData.Legacy)];
        var checkpoints = await calls.ListAsync(
            "listBackupCheckpoints", [.. cluster, ("restorable", true), ("latest", 1)]);
        var jobs = await calls.ListAsync("listLegacyRestoreJobs", cluster);
        Section.Write(
            output,
            $"Legacy Backup of {WorldData.Legacy}",
            ("checkpoint", string.Join(", ", checkpoints.Select(one =>
                $"{one.Time("timestamp")}, {one.Items("parts").Count} parts, the newest that can be restored"))),
            ("restore jobs", jobs.Counts(job => job.Text("statusName"))),
            ("sealed", jobs.Sealed()));
    }
}
