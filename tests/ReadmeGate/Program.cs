using Atlas.Backup;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var verdict = await GetBackupReadiness.InvokeAsync(new GetBackupReadinessArgs
    {
        ProjectName = "webshop",
        ClusterName = "search",
        MaxAgeHours = 26,
    });
    if (verdict.Ready != true)
    {
        throw new RunException(string.Join("; ", verdict.Reasons));
    }
});
