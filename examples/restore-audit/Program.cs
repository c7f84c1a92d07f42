using System.Collections.Immutable;
using Atlas.Backup;
using Atlas.Backup.Outputs;
using Pulumi;
using Pulumi.Utilities;

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
    var summary = ListJobs(omitDownloadLinks: true).Apply(jobs => Known(jobs.Results));
    var downloads = ListJobs(omitDownloadLinks: false).Apply(jobs => Known(jobs.Results)).Apply(Links);

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
        return restores.Apply(all => Known(all.Results)).Apply(all => CountBy(all, restore => restore.Status?.ToString()));
    }
});

// A preview answers with nothing at all, not even an empty list, while the auditor's credentials are not known.
static Output<ImmutableArray<T>> Known<T>(ImmutableArray<T> items) =>
    items.IsDefault ? OutputUtilities.CreateUnknown(ImmutableArray<T>.Empty) : Output.Create(items);

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
