using Atlas.Backup;
using Atlas.Backup.Outputs;

namespace DriftCheck;

/// <summary>Compares what is declared with what Atlas says, and gives a line for each difference.</summary>
internal sealed class Comparison(string groupId, Declaration declared)
{
    public async Task<IEnumerable<string>> OfAsync(Cluster cluster) => Named(cluster.Name, await CompareAsync(cluster));

    public async Task<IEnumerable<string>> OfFlexAsync(FlexCluster cluster) =>
        Named(cluster.Name, await CompareFlexAsync(cluster));

    public async Task<IEnumerable<string>> OfPolicyAsync()
    {
        if (declared.CompliancePolicy == Declaration.Unchecked)
        {
            return [];
        }

        var policy = await GetBackupCompliancePolicy.InvokeAsync(new GetBackupCompliancePolicyArgs
        {
            GroupId = groupId,
            AllowMissing = true,
            OmitPersonalData = true,
        });
        var state = policy.Found ? $"{policy.State}" : "none";
        return state == declared.CompliancePolicy
            ? []
            : [$"the compliance policy is {state}, declared is {declared.CompliancePolicy}"];
    }

    private async Task<IEnumerable<string>> CompareAsync(Cluster cluster)
    {
        if (cluster.StateName == ClusterState.Creating)
        {
            return ["is being created and cannot be compared yet"];
        }

        if (cluster.BackupEnabled != true)
        {
            return [IsFree(cluster) ? "M0 clusters have no backups" : "Cloud Backup is off"];
        }

        var schedule = await GetBackupSchedule.InvokeAsync(new GetBackupScheduleArgs
        {
            GroupId = groupId,
            ClusterName = cluster.Name ?? "",
            AllowMissing = true,
        });
        if (!schedule.Found)
        {
            return ["there is no backup schedule"];
        }

        var rules = schedule.Policies.SelectMany(policy => policy.PolicyItems).Select(Describe);
        var window = cluster.PitEnabled == true ? [$"{schedule.RestoreWindowDays} days"] : Array.Empty<string>();
        var copies = schedule.CopySettings.Select(copy => copy.RegionName).Distinct();
        var bucket = schedule.AutoExportEnabled == true ? [schedule.Export?.ExportBucketId] : Array.Empty<string?>();
        var exports = await Task.WhenAll(declared.ExportBuckets.Select(id => FindFailedExportsAsync(cluster, id)));
        return
        [
            .. Compare("the snapshot rule", declared.Schedule, rules),
            .. Compare("point in time for", declared.PointInTime, window),
            .. Compare("the copy region", declared.CopyRegions, copies),
            .. Compare("the export bucket", declared.ExportBuckets, bucket),
            .. exports.SelectMany(lines => lines),
        ];
    }

    // Atlas takes a snapshot of each Flex cluster every day. Nothing else can be declared for them.
    private async Task<IEnumerable<string>> CompareFlexAsync(FlexCluster cluster)
    {
        if (cluster.BackupSettings?.Enabled != true)
        {
            return ["backups are off"];
        }

        var newest = await ListFlexSnapshots.InvokeAsync(new ListFlexSnapshotsArgs
        {
            GroupId = groupId,
            ClusterName = cluster.Name ?? "",
            Status = FlexJobStatus.Completed,
            Latest = 1,
        });
        return newest.Results.IsEmpty ? ["there is no completed snapshot"] : [];
    }

    private async Task<IEnumerable<string>> FindFailedExportsAsync(Cluster cluster, string bucketId)
    {
        var newest = (await ListAsync(ExportState.Successful, null)).Results.FirstOrDefault();
        if (newest is null)
        {
            return [$"there is no successful export to bucket {bucketId}"];
        }

        var failed = await ListAsync(ExportState.Failed, newest.CreatedAt);
        return failed.Results.Select(
            export => $"the export of {export.CreatedAt} failed: {export.StateReason?.Message}");

        Task<ListBackupExportsResult> ListAsync(ExportState state, string? since) =>
            ListBackupExports.InvokeAsync(new ListBackupExportsArgs
            {
                GroupId = groupId,
                ClusterName = cluster.Name ?? "",
                ExportBucketId = bucketId,
                State = state,
                Since = since,
                Latest = 1,
            });
    }

    private static IEnumerable<string> Named(string? name, IEnumerable<string> differences) =>
        differences.Select(difference => $"{name}: {difference}");

    private static bool IsFree(Cluster cluster) => cluster.ReplicationSpecs
        .SelectMany(shard => shard.RegionConfigs)
        .Any(region => region.ElectableSpecs?.InstanceSize == "M0");

    private static string Describe(BackupPolicyItem rule) =>
        $"{rule.FrequencyType} {rule.FrequencyInterval} for {rule.RetentionValue} {rule.RetentionUnit}";

    private static IEnumerable<string> Compare(string what, string[] expected, IEnumerable<string?> actual) =>
    [
        .. expected.Except(actual).Select(one => $"{what} {one} is missing"),
        .. actual.Except(expected).Select(one => $"{what} {one} is not declared"),
    ];
}
