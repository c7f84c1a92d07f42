using Atlas.Backup;
using Pulumi;

// Reads through the SDK in both forms what config says, and gives back what arrived: the tests compare.
return await Deployment.RunAsync(async () =>
{
    var config = new Pulumi.Config();
    var (groupId, cluster) = (config.Require("groupId"), config.Require("clusterName"));
    var checkpoint = await GetBackupCheckpoint.InvokeAsync(new GetBackupCheckpointArgs
    {
        GroupId = groupId,
        ClusterName = cluster,
        CheckpointId = config.Require("checkpointId"),
    });
    var export = await GetBackupExport.InvokeAsync(new GetBackupExportArgs
    {
        GroupId = groupId,
        ClusterName = cluster,
        ExportId = config.Require("exportId"),
    });
    var tenant = await ListTenantRestores.InvokeAsync(new ListTenantRestoresArgs { GroupId = groupId, ClusterName = "shared-m2" });
    var page = new ListLegacyRestoreJobsArgs { GroupId = groupId, ClusterName = cluster, PageNum = 1, ItemsPerPage = 2 };
    var plainJobs = await ListLegacyRestoreJobs.InvokeAsync(page);
    var sealedJobs = ListLegacyRestoreJobs.Invoke(new ListLegacyRestoreJobsInvokeArgs
    {
        GroupId = groupId,
        ClusterName = cluster,
        PageNum = 1,
        ItemsPerPage = 2,
    });
    var secretly = GetBackupCheckpoint.Invoke(new GetBackupCheckpointInvokeArgs
    {
        GroupId = Output.CreateSecret(groupId),
        ClusterName = cluster,
        CheckpointId = config.Require("checkpointId"),
    });
    return new Dictionary<string, object?>
    {
        ["restorable"] = checkpoint.Restorable,
        ["completed"] = checkpoint.Completed,
        ["links"] = checkpoint.Links.Length,
        ["parts"] = checkpoint.Parts.Length,
        ["increment"] = checkpoint.Parts[0].TokenTimestamp?.Increment,
        ["largestIncrement"] = checkpoint.Parts.Max(part => part.TokenTimestamp?.Increment),
        ["partType"] = checkpoint.Parts[0].TypeName?.ToString(),
        ["state"] = export.State?.ToString(),
        ["totalCollections"] = export.ExportStatus?.TotalCollections,
        ["components"] = export.Components.Length,
        ["customData"] = export.CustomData.IsEmpty ? null : export.CustomData[0].Value,
        ["tenantStatuses"] = tenant.Results.Select(restore => restore.Status?.ToString()).ToArray(),
        ["plainUrl"] = plainJobs.Results[0].Delivery?.UrlV2,
        ["plainHashes"] = plainJobs.Results[1].Hashes.Length,
        ["totalCount"] = plainJobs.TotalCount,
        ["sealedJobs"] = sealedJobs.Apply(jobs => jobs.Results.Length),
        ["secretCheckpoint"] = secretly.Apply(one => one.Id),
    };
});
