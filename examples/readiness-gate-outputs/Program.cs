using Atlas.Backup;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Pulumi.Config();
    var cluster = config.Require("cluster");
    var verdict = GetBackupReadiness.Invoke(new GetBackupReadinessInvokeArgs
    {
        ProjectName = config.Require("project"),
        ClusterName = cluster,
        MaxAgeHours = config.RequireInt32("maxAgeHours"),
    });

    // A resource that takes its cluster from here waits for the verdict, and is not changed unless it is "ready".
    var readyCluster = verdict.Apply(answer => answer.Ready switch
    {
        true => cluster,
        false => throw new RunException($"{cluster} is not ready: {string.Join("; ", answer.Reasons)}"),
        null => throw new RunException("no answer: the credentials are not known yet"),
    });

    return new Dictionary<string, object?>
    {
        ["cluster"] = readyCluster,
        ["recoveryPoint"] = verdict.Apply(answer => answer.RecoveryPoint?.Id),
    };
});
