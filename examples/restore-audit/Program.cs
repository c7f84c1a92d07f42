using System.Collections.Immutable;
using Atlas.Backup;
using Pulumi;
using RestoreAudit;

return await Deployment.RunAsync(() =>
{
    var config = new Pulumi.Config();
    var legacyClusters = config.Require("legacyClusters") is var text && text == "none"
        ? []
        : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // The auditor reads with credentials of its own, not with those of the deployment.
    var auditor = new Provider("auditor", new ProviderArgs
    {
        ClientId = config.Require("clientId"),
        ClientSecret = config.RequireSecret("clientSecret"),
    });
    var project = new ProjectJobs(config.Require("project"), legacyClusters, new InvokeOptions { Provider = auditor });

    // One link makes a whole result secret. So the summary asks without links and stays readable.
    var summary = project.Read(omitDownloadLinks: true);
    return new Dictionary<string, object?>
    {
        ["restoreJobs"] = summary.Length(),
        ["byCluster"] = summary.Apply(SumUp),
        ["failed"] = summary.Apply(Failed),
        ["downloads"] = project.Read(omitDownloadLinks: false).Apply(Links),
    };
});

static ImmutableDictionary<string, ImmutableDictionary<string, string>> SumUp(ImmutableArray<Job> jobs) => jobs
    .GroupBy(job => job.Cluster)
    .ToImmutableDictionary(cluster => cluster.Key, cluster => cluster
        .GroupBy(job => job.Kind)
        .ToImmutableDictionary(kind => kind.Key, Outcomes));

static string Outcomes(IEnumerable<Job> jobs) => string.Join(", ", jobs
    .GroupBy(job => job.Outcome)
    .OrderBy(outcome => outcome.Key, StringComparer.Ordinal)
    .Select(outcome => $"{outcome.Count()} {outcome.Key}"));

static ImmutableArray<string> Failed(ImmutableArray<Job> jobs) =>
[
    .. jobs.Where(job => job.Outcome == Job.Failed).Select(job => $"{job.Cluster}: {job.Kind} {job.Id}"),
];

static ImmutableDictionary<string, ImmutableArray<string>> Links(ImmutableArray<Job> jobs) => jobs
    .Where(job => job.Links.Length > 0)
    .ToImmutableDictionary(job => job.Id, job => job.Links);
