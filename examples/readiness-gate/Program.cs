using Atlas.Backup;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var config = new Pulumi.Config();
    var cluster = config.Require("cluster");
    var verdict = await GetBackupReadiness.InvokeAsync(new GetBackupReadinessArgs
    {
        ProjectName = config.Require("project"),
        ClusterName = cluster,
        MaxAgeHours = config.RequireInt32("maxAgeHours"),
    });

    // In a preview without known credentials there is no answer, and no answer does not prove that a backup exists.
    var ready = verdict.Ready ?? throw new RunException("no answer: the credentials are not known yet");
    if (!ready)
    {
        throw new RunException($"{cluster} is not ready: {string.Join("; ", verdict.Reasons)}");
    }

    return new Dictionary<string, object?>
    {
        ["recoveryPoint"] = verdict.RecoveryPoint?.Id,
        ["notes"] = verdict.Notes,
    };
});
