using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>What to do about an error of Atlas, by its code, and where that says too little by its status.</summary>
internal static class Hints
{
    // With a path as its parameter it says that there is no such endpoint, else that there is no such item.
    private const string NotFound = "RESOURCE_NOT_FOUND";
    private const string PathStart = "/api/";

    private static readonly Wording NoLegacyBackup = Wording.Of(
        $"The cluster uses Cloud Backups, which has no Legacy Backup data; "
        + $"read exports with {new FunctionName("getBackupExport")} instead.");

    private static readonly Wording AccessList =
        "Add the address to the access list of the service account or API key in Atlas.";

    private static readonly Wording NoAccessList =
        "The organisation requires an access list; add one to the service account or API key.";

    private static readonly Wording Credentials =
        "Check the credentials, and that the service account or API key may see the project.";

    private static readonly Wording GroupId = Wording.Of($"Check {new Name("groupId")}: it is the ID of the project.");

    private static readonly Wording ClusterName =
        Wording.Of($"Check {new Name("clusterName")}, and that the cluster is in this project.");

    private static readonly Wording Later = "Try again later; see status.mongodb.com.";

    // The credentials are right, and the function's role is missing.
    private static readonly HashSet<string> RoleCodes =
    [
        "USER_UNAUTHORIZED", "NOT_IN_GROUP", "USER_CANNOT_ACCESS_GROUP", "TENANT_SNAPSHOT_ACCESS_DENIED",
        "ACCESS_FORBIDDEN",
    ];

    private static readonly Dictionary<string, Wording> ByCode = new()
    {
        ["CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP"] = NoLegacyBackup,
        ["INCORRECT_BACKUP_API_ENDPOINT"] = NoLegacyBackup,
        ["CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS"] = "Only sharded clusters have checkpoints.",
        ["CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API"] =
            "The cluster is a Flex cluster; its backups are below /flexClusters in the API.",
        ["CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API"] = "The cluster is not a Flex cluster.",
        ["CANNOT_USE_CLUSTER_IN_SERVERLESS_INSTANCE_API"] = "The cluster is not a serverless instance.",
        ["BACKUP_JOB_NOT_FOUND"] = "Backup is not switched on for the cluster.",
        ["PROVIDER_BACKUP_NOT_SUPPORTED"] = "The cluster's tier has no backups of this kind.",
        ["IP_ADDRESS_NOT_ON_ACCESS_LIST"] = AccessList,
        ["IP_ADDRESS_NOT_ON_WHITELIST"] = AccessList,
        ["ORG_REQUIRES_ACCESS_LIST"] = NoAccessList,
        ["ORG_REQUIRES_WHITELIST"] = NoAccessList,
        ["RESOURCE_REQUIRES_WHITELIST"] = "Add an access list to the service account or API key.",
        ["USER_CANNOT_ACCESS_ORG"] = "The credentials belong to another organisation.",
        ["GROUP_NOT_FOUND"] = GroupId,
        ["INVALID_GROUP_ID"] = GroupId,
        ["CLUSTER_NOT_FOUND"] = ClusterName,
        ["CLUSTER_NAME_NOT_FOUND"] = ClusterName,
        ["CHECKPOINT_NOT_FOUND"] = Wording.Of(
            $"Check {new Name("checkpointId")}; checkpoints are removed after their retention time."),
        ["INVALID_VERSION_DATE"] =
            "Atlas no longer knows this version of its API; install a newer release of this provider.",
        ["INACTIVE_ORG"] = "The organisation is suspended.",
        ["ACCOUNT_SUSPENDED"] = "The account is suspended until it is paid for.",
        ["CANNOT_GET_BACKUP_CONFIG_INVALID_STATE"] = "The cluster's backup is being changed; try again later.",
        [AtlasError.TimeoutWhilePaging] = Wording.Of($"Ask for fewer {new Name("itemsPerPage")}."),
        ["invalid_client"] = Wording.Of(
            $"Check {new Name("clientId")} and {new Name("clientSecret")}; the secret may have expired."),
        ["access_denied"] =
            "The service account has 100 active tokens, all it may have; they expire within the hour, "
            + "or use another one.",
    };

    private static readonly Dictionary<int, Wording> ByStatus = new()
    {
        [401] = Credentials,
        [404] = "Check the IDs and the cluster's name.",
        [406] = "Atlas does not serve this version of its API; install a newer release of this provider.",
        [410] = "Atlas has removed this version of its API; install a newer release of this provider.",
        [429] = Wording.Of($"Wait, or lower {new Name("maxConcurrentRequests")}."),
        [500] = Later,
        [502] = Later,
        [503] = Later,
        [504] = Later,
    };

    /// <summary>What to do, or null when the error says it all.</summary>
    /// <param name="error">What Atlas said.</param>
    /// <param name="request">The read that was refused, or null when it is the request for a token.</param>
    public static Wording? For(AtlasError error, AtlasRequest? request)
    {
        var isUnknownPath = IsUnknownPath(error);
        if (request?.Successor is { } successor && (isUnknownPath || error.Status is 406 or 410))
        {
            return $"Atlas has retired this endpoint; its successor is {successor}.";
        }

        if (isUnknownPath)
        {
            return "Atlas has no such endpoint any more; install a newer release of this provider.";
        }

        if (error.Code is { } code && ByCode.TryGetValue(code, out var hint))
        {
            return hint;
        }

        var isRoleMissing = error.Status == 403 || RoleCodes.Contains(error.Code ?? "");
        return isRoleMissing ? Role(request) : ByStatus.GetValueOrDefault(error.Status);
    }

    private static bool IsUnknownPath(AtlasError error) =>
        error is { Status: 404, Code: NotFound }
        && error.Parameters.Any(parameter => parameter.StartsWith(PathStart, StringComparison.Ordinal));

    private static Wording Role(AtlasRequest? request) => request is { Roles: { Count: > 0 } roles }
        ? $"Grant the role {string.Join(" or ", roles)} in the project."
        : Credentials;
}
