using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>What to do about each error code and each status of Atlas.</summary>
internal static class HintTable
{
    private static readonly Wording UseCloudBackup = Wording.Of(
        $"The cluster uses Cloud Backups; use {new FunctionName("listBackupSnapshots")}, ")
        + Wording.Of(
            $"{new FunctionName("listBackupRestoreJobs")} or {new FunctionName("getBackupSchedule")}.");

    private static readonly Wording UseFlex = Wording.Of(
        $"The cluster is a Flex cluster; use {new FunctionName("listFlexSnapshots")}, ")
        + Wording.Of($"{new FunctionName("listFlexRestoreJobs")} or {new FunctionName("getFlexCluster")}.");

    private static readonly Wording UseNoFlex = Wording.Of(
        $"The cluster is not a Flex cluster; use {new FunctionName("listBackupSnapshots")}, ")
        + Wording.Of($"{new FunctionName("listBackupRestoreJobs")} or {new FunctionName("getCluster")}.");

    private static readonly Wording GroupId = Wording.Of($"Check {new Name("groupId")}: it is the ID of the project.");

    private static readonly Wording ClusterName =
        Wording.Of($"Check {new Name("clusterName")} and {new Name("groupId")}. ")
        + "Serverless instances and M2 and M5 clusters became Flex or dedicated clusters in January 2026. "
        + Wording.Of($"Deleted clusters with backups are listed by {new FunctionName("listClusters")} with ")
        + Wording.Of($"{new Name("includeDeletedWithRetainedBackups")}.");

    private static readonly Wording SnapshotId = "Check the ID; snapshots and checkpoints are deleted when they expire.";

    private static readonly Wording ItemId = "Check the ID, and that it belongs to this cluster.";

    private static readonly Wording NoProject =
        "No project of that name exists that these credentials can see; credentials belong to one organisation.";

    private static readonly Wording BackupIsOff = "Backup is off for the cluster.";

    private static readonly Wording ClusterIsChanging = "The cluster is being changed; try again later.";

    private static readonly Wording Later = "Try again later; see status.mongodb.com.";

    /// <summary>What is wrong with credentials that have just been given.</summary>
    public static readonly Wording WrongAccount = Wording.Of(
        $"Check {new Name("clientId")} and {new Name("clientSecret")}; the secret may have expired.");

    /// <summary>Codes that say of a project that is looked up by its name that it does not exist.</summary>
    public static readonly IReadOnlyDictionary<string, Wording> OfMissing = new Dictionary<string, Wording>
    {
        ["GROUP_NAME_NOT_FOUND"] = NoProject,
        ["GROUP_NOT_FOUND"] = NoProject,
        ["NOT_IN_GROUP"] = NoProject,
    };

    public static readonly IReadOnlyDictionary<string, Wording> ByCode = new Dictionary<string, Wording>
    {
        ["CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API"] = UseFlex,
        ["CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API"] = UseNoFlex,
        ["CANNOT_USE_CLUSTER_IN_SERVERLESS_INSTANCE_API"] = "The cluster is not a serverless instance.",
        ["CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP"] = UseCloudBackup,
        ["INCORRECT_BACKUP_API_ENDPOINT"] = UseCloudBackup,
        ["CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS"] = "Only sharded clusters have checkpoints.",
        ["BACKUP_JOB_NOT_FOUND"] = BackupIsOff,
        ["BACKUP_CONFIG_NOT_FOUND"] = BackupIsOff,
        ["PROVIDER_BACKUP_NOT_SUPPORTED"] =
            "The cluster's tier has no backups of this kind; M0 clusters have none.",
        ["FEATURE_UNSUPPORTED"] = "The organisation's plan does not include this feature.",
        ["SNAPSHOT_NOT_FOUND"] = SnapshotId,
        ["CONFIG_SNAPSHOT_NOT_FOUND"] = SnapshotId,
        ["TENANT_SNAPSHOT_NOT_FOUND"] = SnapshotId,
        ["CHECKPOINT_NOT_FOUND"] = SnapshotId,
        ["RESTORE_JOB_NOT_FOUND"] = ItemId,
        ["RESTORE_JOB_NOT_FOUND_IN_GROUP"] = ItemId,
        ["CONFIG_RESTORE_JOB_NOT_FOUND"] = ItemId,
        ["TENANT_RESTORE_NOT_FOUND"] = ItemId,
        ["EXPORT_BUCKET_NOT_FOUND"] = "Check the ID, and that the bucket belongs to this project.",
        ["GROUP_NOT_FOUND"] = GroupId,
        ["INVALID_GROUP_ID"] = GroupId,
        ["NOT_ATLAS_GROUP"] = GroupId,
        ["CLUSTER_NOT_FOUND"] = ClusterName,
        ["CLUSTER_NAME_NOT_FOUND"] = ClusterName,
        ["CANNOT_GET_BACKUP_CONFIG_INVALID_STATE"] =
            "Atlas does not monitor the cluster at the moment, for example while it is being created or changed; "
            + "try again later.",
        ["INVALID_VERSION_DATE"] =
            "Atlas no longer knows this version of its API; install a newer release of this provider.",
        ["INACTIVE_ORG"] = "The organisation is suspended.",
        ["ACCOUNT_SUSPENDED"] = "The account is suspended until it is paid for.",
        [AtlasError.TimeoutWhilePaging] = Wording.Of($"Ask for fewer {new Name("itemsPerPage")}."),
        ["invalid_client"] = WrongAccount,
        ["access_denied"] =
            "The service account has 100 active tokens, all it may have; they expire within the hour, "
            + "or use another one.",
    };

    public static readonly IReadOnlyDictionary<int, Wording> ByStatus = new Dictionary<int, Wording>
    {
        [404] = "Check the names and IDs.",
        [406] = "Atlas does not serve this version of its API; install a newer release of this provider.",
        [409] = ClusterIsChanging,
        [410] = "Atlas has removed this version of its API; install a newer release of this provider.",
        [429] = Wording.Of($"Wait, or lower {new Name("maxConcurrentRequests")}."),
        [500] = Later,
        [502] = Later,
        [503] = Later,
        [504] = Later,
    };

    /// <summary>Codes that say that the credentials are right, and lack the function's role.</summary>
    public static readonly IReadOnlySet<string> OfRole = new HashSet<string>
    {
        "USER_UNAUTHORIZED", "NOT_IN_GROUP", "USER_CANNOT_ACCESS_GROUP", "TENANT_SNAPSHOT_ACCESS_DENIED",
        "ACCESS_FORBIDDEN",
    };
}
