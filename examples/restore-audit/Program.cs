using System.Collections.Immutable;
using Atlas.Backup;
using Atlas.Backup.Outputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Pulumi.Config();
    var (groupId, clusterName) = (config.Require("groupId"), config.Require("clusterName"));
    var includeTenantRestores = config.RequireBoolean("includeTenantRestores");

    // The auditor reads with credentials of its own, not with those of the deployment.
    var auditor = new Provider("auditor", new ProviderArgs
    {
        ClientId = config.Require("clientId"),
        ClientSecret = config.RequireSecret("clientSecret"),
    });
    var options = new InvokeOptions { Provider = auditor };

    // One link makes a whole result secret. So the summary asks without links and stays readable.
    var summary = ListJobs(omitDownloadLinks: true).Apply(jobs => jobs.Results);
    var downloads = ListJobs(omitDownloadLinks: false).Apply(jobs => Links(jobs.Results));

    return new Dictionary<string, object?>
    {
        ["restoreJobs"] = summary.Length(),
        ["restoreJobsByStatus"] = summary.Apply(jobs => CountBy(jobs, job => job.StatusName?.ToString())),
        ["restoreJobsByBatch"] = summary.Apply(StatusesByBatch),
        ["tenantRestoresByStatus"] = includeTenantRestores ? CountTenantRestores() : null,
        ["downloads"] = downloads,
    };

    Output<ListLegacyRestoreJobsResult> ListJobs(bool omitDownloadLinks) =>
        ListLegacyRestoreJobs.Invoke(
            new ListLegacyRestoreJobsInvokeArgs
            {
                GroupId = groupId,
                ClusterName = clusterName,
                OmitDownloadLinks = omitDownloadLinks,
            },
            options);

    Output<ImmutableDictionary<string, int>> CountTenantRestores()
    {
        // Atlas retired shared tiers, but keeps what it knows of their restores.
#pragma warning disable CS0618
        var restores = ListTenantRestores.Invoke(
            new ListTenantRestoresInvokeArgs
            {
                GroupId = groupId,
                ClusterName = clusterName,
                OmitDownloadLinks = true,
            },
            options);
#pragma warning restore CS0618
        return restores.Apply(all => CountBy(all.Results, restore => restore.Status?.ToString()));
    }
});

static ImmutableDictionary<string, int> CountBy<T>(IEnumerable<T> items, Func<T, string?> key) => items
    .GroupBy(item => key(item) ?? "none")
    .ToImmutableDictionary(group => group.Key, group => group.Count());

static ImmutableDictionary<string, string> StatusesByBatch(ImmutableArray<LegacyRestoreJob> jobs) => jobs
    .GroupBy(job => job.BatchId ?? "none")
    .ToImmutableDictionary(
        batch => batch.Key,
        batch => string.Join(", ", batch
            .GroupBy(job => $"{job.StatusName}")
            .Select(status => $"{status.Count()} {status.Key}")));

static ImmutableDictionary<string, string> Links(ImmutableArray<LegacyRestoreJob> jobs) => jobs
    .Where(job => job.Id is not null && job.Delivery?.UrlV2 is not null)
    .ToImmutableDictionary(job => job.Id!, job => job.Delivery!.UrlV2!);
