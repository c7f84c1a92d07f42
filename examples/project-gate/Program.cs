using Atlas.Backup;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var config = new Pulumi.Config();
    var excluded = config.Require("excludeClusters");
    var verdict = await GetProjectBackupReadiness.InvokeAsync(new GetProjectBackupReadinessArgs
    {
        ProjectName = config.Require("project"),
        MaxAgeHours = config.RequireInt32("maxAgeHours"),
        ExcludeClusterNames = excluded == "none" ? [] : [.. excluded.Split(',', StringSplitOptions.TrimEntries)],
    });

    // In a preview without known credentials there is no answer, and no answer does not prove that a backup exists.
    var ready = verdict.Ready ?? throw new RunException("no answer: the credentials are not known yet");
    if (!ready)
    {
        foreach (var reason in verdict.Reasons)
        {
            Log.Error(reason);
        }

        var count = verdict.NotReadyCount + verdict.ReadyCount;
        throw new RunException($"{verdict.NotReadyCount} of {count} clusters are not ready");
    }

    return new Dictionary<string, object?> { ["readyCount"] = verdict.ReadyCount, ["notes"] = verdict.Notes };
});
