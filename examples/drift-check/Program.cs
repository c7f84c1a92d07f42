using Atlas.Backup;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var config = new Pulumi.Config();
    var (groupId, clusterName) = (config.Require("groupId"), config.Require("clusterName"));
    var exportId = config.Require("exportId");
    var expectedState = config.Require("expectedExportState");
    var expectedBucket = config.Require("expectedExportBucketId");
    var includeTenantRestores = config.RequireBoolean("includeTenantRestores");
    var failOnDrift = config.RequireBoolean("failOnDrift");

    var export = await GetBackupExport.InvokeAsync(new GetBackupExportArgs
    {
        GroupId = groupId,
        ClusterName = clusterName,
        ExportId = exportId,
    });

    string[] drift =
    [
        .. Compare($"export {exportId}: state", expectedState, export.State?.ToString()),
        .. Compare($"export {exportId}: bucket", expectedBucket, export.ExportBucketId),
        .. await FindLostRestoreJobsAsync(groupId, clusterName),
        .. includeTenantRestores ? await FindFailedTenantRestoresAsync(groupId, clusterName) : [],
    ];

    if (drift.Length > 0 && failOnDrift)
    {
        throw new RunException($"the backups of {clusterName} have drifted: {string.Join("; ", drift)}");
    }

    foreach (var one in drift)
    {
        Log.Warn(one);
    }

    return new Dictionary<string, object?> { ["inSync"] = drift.Length == 0, ["drift"] = drift };
});

static IEnumerable<string> Compare(string what, string expected, string? actual) =>
    expected == actual ? [] : [$"{what} is {actual ?? "not known"}, expected {expected}"];

static async Task<IEnumerable<string>> FindLostRestoreJobsAsync(string groupId, string clusterName)
{
    var jobs = await ListLegacyRestoreJobs.InvokeAsync(new ListLegacyRestoreJobsArgs
    {
        GroupId = groupId,
        ClusterName = clusterName,
        OmitDownloadLinks = true,
    });
    return from job in jobs.Results
           where job.StatusName == LegacyRestoreJobStatus.Broken || job.StatusName == LegacyRestoreJobStatus.Killed
           group job.Id by job.StatusName into lost
           select $"{lost.Count()} restore jobs are {lost.Key}, such as {lost.First()}";
}

static async Task<IEnumerable<string>> FindFailedTenantRestoresAsync(string groupId, string clusterName)
{
    // Atlas retired shared tiers, but keeps what it knows of their restores.
#pragma warning disable CS0618
    var restores = await ListTenantRestores.InvokeAsync(new ListTenantRestoresArgs
    {
        GroupId = groupId,
        ClusterName = clusterName,
        OmitDownloadLinks = true,
    });
#pragma warning restore CS0618
    return from restore in restores.Results
           where restore.Status == TenantRestoreStatus.Failed
           group restore.Id by restore.Status into failed
           select $"{failed.Count()} tenant restores are {failed.Key}, such as {failed.First()}";
}
