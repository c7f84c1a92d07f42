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

    private static readonly Wording WrongAccount = Wording.Of(
        $"Check {new Name("clientId")} and {new Name("clientSecret")}; the secret may have expired.");

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
        ["invalid_client"] = WrongAccount,
        ["access_denied"] =
            "The service account has 100 active tokens, all it may have; they expire within the hour, "
            + "or use another one.",
    };

    private static readonly Dictionary<int, Wording> ByStatus = new()
    {
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
    /// <param name="refusal">What Atlas said, and to which credentials.</param>
    /// <param name="request">The read that was refused, or null when it is the request for a token.</param>
    public static Wording? For(Refusal refusal, AtlasRequest? request)
    {
        var error = refusal.Error;
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

        if (CredentialHints.ByCode(refusal) is { } about)
        {
            return about;
        }

        if (error.Status == 403 || RoleCodes.Contains(error.Code ?? ""))
        {
            return Role(request) ?? CredentialHints.NoAccess(refusal);
        }

        return error.Status != 401
            ? ByStatus.GetValueOrDefault(error.Status)
            : request is null ? WrongAccount : CredentialHints.Refused(refusal);
    }

    private static bool IsUnknownPath(AtlasError error) =>
        error is { Status: 404, Code: NotFound }
        && error.Parameters.Any(parameter => parameter.StartsWith(PathStart, StringComparison.Ordinal));

    private static Wording? Role(AtlasRequest? request) => request is { Roles: { Count: > 0 } roles }
        ? Wording.Of($"Grant the role {string.Join(" or ", roles)} in the project.")
        : null;
}
