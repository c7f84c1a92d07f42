using AtlasBackup.AtlasSimulator.Api;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>What Atlas says when it does not answer.</summary>
internal static class Refusals
{
    public static RefusedException NoCluster(string name, string project) => new(Answer.NotFound(
        "CLUSTER_NOT_FOUND", $"No cluster named {name} exists in group {project}.", name, project));

    public static RefusedException FlexInClusterApi(string name) => new(Answer.BadRequest(
        "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API", $"Flex cluster {name} cannot be used in the Cluster API.", name));

    public static RefusedException NonFlexInFlexApi(string name) => new(Answer.BadRequest(
        "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API", $"Cannot use non-flex cluster {name} in the flex API.", name));

    public static RefusedException NoBackupsOfTier(string name) => new(Answer.BadRequest(
        "PROVIDER_BACKUP_NOT_SUPPORTED", $"Backup is not supported for the tier of cluster {name}.", name));

    public static RefusedException NoCheckpoints() => new(Answer.BadRequest(
        "CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP", "Checkpoints do not exist for Cloud Backups."));

    public static RefusedException CloudBackups(string path) => new(Answer.BadRequest(
        "INCORRECT_BACKUP_API_ENDPOINT",
        $"Incorrect Public API endpoint for Cloud Backups. Please use the following end point: {path}.",
        path));

    public static RefusedException BackupOff(string name, string project) => new(Answer.NotFound(
        "BACKUP_CONFIG_NOT_FOUND",
        $"No backup configuration exists for cluster {name} in group {project}.",
        name,
        project));

    public static RefusedException Changing(string name) => new(Answer.Error(
        409,
        "CANNOT_GET_BACKUP_CONFIG_INVALID_STATE",
        $"The backup configuration of cluster {name} cannot be read in its current state.",
        "Conflict",
        name));

    public static RefusedException NotSharded(string name) => new(Answer.BadRequest(
        "VALIDATION_ERROR", $"Cluster {name} is not a sharded cluster.", name));

    public static RefusedException NoItem(string code, string what, string id) =>
        new(Answer.NotFound(code, $"No {what} with ID {id} exists.", id));

    /// <summary>How Atlas says that something without a code of its own is not there.</summary>
    public static RefusedException NoResource(string thing) =>
        new(Answer.NotFound("RESOURCE_NOT_FOUND", $"Cannot find resource {thing}.", thing));

    public static RefusedException Malformed(string code, string what) =>
        new(Answer.NotFound(code, $"An invalid {what} was specified."));

    public static RefusedException WrongValue(string name, string value) => new(Answer.BadRequest(
        "INVALID_ENUM_VALUE", $"An invalid enumeration value {value} was specified.", value, name));

    public static RefusedException WrongQuery(string name) => new(Answer.BadRequest(
        "INVALID_QUERY_PARAMETER", $"Invalid query parameter {name} specified.", name));

    public static RefusedException MissingQuery(string name) => new(Answer.BadRequest(
        "MISSING_QUERY_PARAMETER", $"The required query parameter {name} was not specified.", name));

    public static RefusedException Exclusive(string first, string second) => new(Answer.BadRequest(
        "MUTUALLY_EXCLUSIVE_QUERY_PARAMETERS", $"Either {first} or {second} may be specified.", first, second));
}
