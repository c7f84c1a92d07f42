using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>What to do about an error of Atlas, by its code, and where that says too little by its status.</summary>
internal static class Hints
{
    private const string NoLegacyBackup =
        "The cluster uses Cloud Backups, which has no Legacy Backup data; read exports with getBackupExport instead.";

    private const string AccessList =
        "Add the address to the access list of the service account or API key in Atlas.";

    private const string NoAccessList =
        "The organisation requires an access list; add one to the service account or API key.";

    private const string Credentials =
        "Check the credentials, and that the service account or API key may see the project.";

    private const string Role =
        "Grant the role Project Read Only, or for exports Project Backup Manager, in the project.";

    private static readonly Dictionary<string, string> ByCode = new()
    {
        ["CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP"] = NoLegacyBackup,
        ["INCORRECT_BACKUP_API_ENDPOINT"] = NoLegacyBackup,
        ["CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS"] = "Only sharded clusters have checkpoints.",
        ["CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API"] =
            "The cluster is a Flex cluster; its backups stand below /flexClusters in the API.",
        ["CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API"] = "The cluster is not a Flex cluster.",
        ["CANNOT_USE_CLUSTER_IN_SERVERLESS_INSTANCE_API"] = "The cluster is not a serverless instance.",
        ["BACKUP_JOB_NOT_FOUND"] = "Backup is not switched on for the cluster.",
        ["PROVIDER_BACKUP_NOT_SUPPORTED"] = "The cluster's tier has no backups of this kind.",
        ["IP_ADDRESS_NOT_ON_ACCESS_LIST"] = AccessList,
        ["IP_ADDRESS_NOT_ON_WHITELIST"] = AccessList,
        ["ORG_REQUIRES_ACCESS_LIST"] = NoAccessList,
        ["ORG_REQUIRES_WHITELIST"] = NoAccessList,
        ["RESOURCE_REQUIRES_WHITELIST"] = "Add an access list to the service account or API key.",
        ["USER_UNAUTHORIZED"] = Role,
        ["NOT_IN_GROUP"] = Role,
        ["USER_CANNOT_ACCESS_GROUP"] = Role,
        ["USER_CANNOT_ACCESS_ORG"] = "The credentials belong to another organisation.",
        ["TENANT_SNAPSHOT_ACCESS_DENIED"] = Role,
        ["ACCESS_FORBIDDEN"] = Role,
        ["GROUP_NOT_FOUND"] = "Check groupId: it is the ID of the project.",
        ["INVALID_GROUP_ID"] = "Check groupId: it is the ID of the project.",
        ["CLUSTER_NOT_FOUND"] = "Check clusterName, and that the cluster stands in this project.",
        ["CLUSTER_NAME_NOT_FOUND"] = "Check clusterName, and that the cluster stands in this project.",
        ["CHECKPOINT_NOT_FOUND"] = "Check checkpointId; checkpoints go away after their retention time.",
        ["INVALID_VERSION_DATE"] =
            "Atlas no longer knows this version of its API; install a newer release of this provider.",
        ["INACTIVE_ORG"] = "The organisation is suspended.",
        ["ACCOUNT_SUSPENDED"] = "The account is suspended until it is paid for.",
        ["CANNOT_GET_BACKUP_CONFIG_INVALID_STATE"] = "The cluster's backup is being changed; try again later.",
        ["invalid_client"] = "Check clientId and clientSecret; the secret may have expired.",
        ["access_denied"] =
            "The service account has 100 active tokens, all it may have; they expire within the hour, or use another one.",
    };

    private static readonly Dictionary<int, string> ByStatus = new()
    {
        [401] = Credentials,
        [403] = Role,
        [404] = "Check the IDs and the cluster's name.",
        [406] = "Atlas does not serve this version of its API; install a newer release of this provider.",
        [407] = "Check the user and password in HTTPS_PROXY.",
        [410] = "Atlas has taken this version of its API away; install a newer release of this provider.",
        [429] = "Wait, or lower maxConcurrentRequests.",
        [500] = "Try again later; see status.mongodb.com.",
        [502] = "Try again later; see status.mongodb.com.",
        [503] = "Try again later; see status.mongodb.com.",
        [504] = "Try again later; see status.mongodb.com.",
    };

    /// <summary>What to do, or null when the error says it all.</summary>
    public static string? For(AtlasError error, string? successor)
    {
        var isRetired = error.Status is 406 or 410 || error is { Status: 404, Code: "RESOURCE_NOT_FOUND" };
        if (isRetired && successor is not null)
        {
            return $"Atlas has retired this endpoint; its successor is {successor}.";
        }

        return error.Code is not null && ByCode.TryGetValue(error.Code, out var hint)
            ? hint
            : ByStatus.GetValueOrDefault(error.Status);
    }
}
