using System.Collections.Immutable;
using Atlas.Backup;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var config = new Pulumi.Config();
    var (groupId, clusterName) = (config.Require("groupId"), config.Require("clusterName"));
    var failOnDrift = config.RequireBoolean("failOnDrift");

    // A cluster uses Cloud Backups, Legacy Backup or a shared tier, and Atlas refuses questions about the others.
    string[] drift =
    [
        .. config.RequireBoolean("includeExport") ? await CompareExportAsync(groupId, clusterName, config) : [],
        .. config.RequireBoolean("includeRestoreJobs") ? await FindLostRestoreJobsAsync(groupId, clusterName) : [],
        .. config.RequireBoolean("includeTenantRestores") ? await FindFailedTenantRestoresAsync(groupId, clusterName) : [],
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

static async Task<IEnumerable<string>> CompareExportAsync(string groupId, string clusterName, Pulumi.Config config)
{
    var exportId = config.Require("exportId");
    var (state, bucket) = (config.Require("expectedExportState"), config.Require("expectedExportBucketId"));
    var export = await GetBackupExport.InvokeAsync(new GetBackupExportArgs
    {
        GroupId = groupId,
        ClusterName = clusterName,
        ExportId = exportId,
    });
    return
    [
        .. Compare($"export {exportId}: state", state, export.State?.ToString()),
        .. Compare($"export {exportId}: bucket", bucket, export.ExportBucketId),
    ];
}

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
    return from job in Known(jobs.Results)
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
    return from restore in Known(restores.Results)
           where restore.Status == TenantRestoreStatus.Failed
           group restore.Id by restore.Status into failed
           select $"{failed.Count()} tenant restores are {failed.Key}, such as {failed.First()}";
}

// No answer is no proof that nothing has drifted. A provider whose credentials are not known yet gives none in a preview.
static IEnumerable<T> Known<T>(ImmutableArray<T> items) =>
    items.IsDefault ? throw new RunException("no answer: the credentials are not known yet") : items;
