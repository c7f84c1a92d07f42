using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Functions;

namespace AtlasBackup.Core.Contract;

/// <summary>A function of schema.json together with the endpoint that it reads.</summary>
internal sealed record Function(FunctionSchema Schema, Endpoint Endpoint)
{
    /// <summary>The name within the package, without package and module.</summary>
    public string ShortName { get; } = Schema.Token[(Schema.Token.LastIndexOf(':') + 1)..];

    /// <summary>The arguments that go into the query: neither into the path, nor for this program alone.</summary>
    public IReadOnlyList<string> QueryNames { get; } =
    [
        .. Schema.Inputs.Properties
            .Select(property => property.Name)
            .Except(AtlasPath.Names(Endpoint.Path))
            .Except([Arguments.OmitDownloadLinks]),
    ];
}

/// <summary>The functions that there are: a line for each, beside its entry in schema.json.</summary>
internal static class FunctionCatalog
{
    private const string Cluster = "groups/{groupId}/clusters/{clusterName}";

    private static readonly Dictionary<string, Endpoint> Endpoints = new()
    {
        ["atlasbackup:index:getBackupCheckpoint"] = new($"{Cluster}/backupCheckpoints/{{checkpointId}}", "2023-01-01")
        {
            RateLimitSet = "Legacy Backup",
            Roles = ["Project Read Only"],
        },
        ["atlasbackup:index:getBackupExport"] = new($"{Cluster}/backup/exports/{{exportId}}", "2023-01-01")
        {
            RateLimitSet = "Cloud Backups",
            Roles = ["Project Backup Manager"],
        },
        ["atlasbackup:index:listLegacyRestoreJobs"] = new($"{Cluster}/restoreJobs", "2023-01-01", Paging.Numbered)
        {
            RateLimitSet = "Cloud Backups",
            Roles = ["Project Read Only"],
        },
        ["atlasbackup:index:listTenantRestores"] = new($"{Cluster}/backup/tenant/restores", "2023-01-01", Paging.Linked)
        {
            Roles = ["Project Read Only"],
            Successor = "GET /api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs",
        },
    };

    // Made at the first call: nothing is read before that.
    private static readonly Lazy<Dictionary<string, Function>> Functions = new(() => Endpoints
        .Where(endpoint => PackageSchema.Embedded.Functions.ContainsKey(endpoint.Key))
        .ToDictionary(
            endpoint => endpoint.Key,
            endpoint => new Function(PackageSchema.Embedded.Functions[endpoint.Key], endpoint.Value)));

    public static IEnumerable<string> Tokens => Endpoints.Keys;

    public static Function? Find(string token) => Functions.Value.GetValueOrDefault(token);
}
