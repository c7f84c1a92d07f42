using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class AtlasErrorsTests
{
    private const string Target = "groups/g/clusters/c/things";
    private const string Successor = "listThings";
    private const string Role =
        "Grant the role Project Read Only in the project.";
    private const string List =
        "Add the address to the access list of the service account of the access token in Atlas.";
    private const string LegacyBackup =
        "The cluster uses Cloud Backups; use listBackupSnapshots, listBackupRestoreJobs or getBackupSchedule.";
    private const string Cluster =
        "Check clusterName and groupId. Serverless instances and M2 and M5 clusters became Flex or dedicated clusters "
        + "in January 2026. Deleted clusters with backups are listed by listClusters with "
        + "includeDeletedWithRetainedBackups.";

    private const string Snapshot = "Check the ID; snapshots and checkpoints are deleted when they expire.";
    private const string Item = "Check the ID, and that it belongs to this cluster.";
    private const string Project = "Check groupId: it is the ID of the project.";
    private const string BackupIsOff = "Backup is off for the cluster.";

    private const string Later = "Try again later; see status.mongodb.com.";
    private const string Ids = "Check the names and IDs.";
    private const string Credentials =
        "The access token is wrong, was revoked or has expired: tokens of Atlas expire after an hour. "
        + "Make a new one and set accessToken, or give a service account (clientId and clientSecret), whose tokens are renewed.";

    private static readonly AtlasRequest Request = new(Target, "", "2023-01-01", "g")
    {
        Roles = ["Project Read Only"],
    };

    [Theory]
    [InlineData(400, "CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP", "InvalidArgument", LegacyBackup)]
    [InlineData(400, "INCORRECT_BACKUP_API_ENDPOINT", "InvalidArgument", LegacyBackup)]
    [InlineData(
        400, "CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS", "InvalidArgument",
        "Only sharded clusters have checkpoints.")]
    [InlineData(400, "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API", "InvalidArgument",
        "The cluster is a Flex cluster; use listFlexSnapshots, listFlexRestoreJobs or getFlexCluster.")]
    [InlineData(400, "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API", "InvalidArgument",
        "The cluster is not a Flex cluster; use listBackupSnapshots, listBackupRestoreJobs or getCluster.")]
    [InlineData(
        400, "CANNOT_USE_CLUSTER_IN_SERVERLESS_INSTANCE_API", "InvalidArgument",
        "The cluster is not a serverless instance.")]
    [InlineData(400, "BACKUP_JOB_NOT_FOUND", "InvalidArgument", BackupIsOff)]
    [InlineData(
        400, "PROVIDER_BACKUP_NOT_SUPPORTED", "InvalidArgument",
        "The cluster's tier has no backups of this kind; M0 clusters have none.")]
    [InlineData(400, "INACTIVE_ORG", "InvalidArgument", "The organisation is suspended.")]
    [InlineData(400, "VALIDATION_ERROR", "InvalidArgument", "")]
    [InlineData(401, "UNEXPECTED_ERROR", "Unauthenticated", Credentials)]
    [InlineData(401, "NO_CURRENT_USER", "Unauthenticated", Credentials)]
    [InlineData(401, "USER_UNAUTHORIZED", "Unauthenticated", Role)]
    [InlineData(401, "NOT_IN_GROUP", "Unauthenticated", Role)]
    [InlineData(401, "USER_CANNOT_ACCESS_GROUP", "Unauthenticated", Role)]
    [InlineData(401, "USER_CANNOT_ACCESS_ORG", "Unauthenticated", "The credentials belong to another organisation.")]
    [InlineData(401, "TENANT_SNAPSHOT_ACCESS_DENIED", "Unauthenticated", Role)]
    [InlineData(402, "ACCOUNT_SUSPENDED", "Refused", "The account is suspended until it is paid for.")]
    [InlineData(403, "IP_ADDRESS_NOT_ON_ACCESS_LIST", "PermissionDenied", List)]
    [InlineData(403, "IP_ADDRESS_NOT_ON_WHITELIST", "PermissionDenied", List)]
    [InlineData(403, "ORG_REQUIRES_ACCESS_LIST", "PermissionDenied",
        "The organisation requires an access list; add one to the service account of the access token.")]
    [InlineData(403, "ORG_REQUIRES_WHITELIST", "PermissionDenied",
        "The organisation requires an access list; add one to the service account of the access token.")]
    [InlineData(
        403, "RESOURCE_REQUIRES_WHITELIST", "PermissionDenied",
        "Add an access list to the service account of the access token.")]
    [InlineData(403, "ACCESS_FORBIDDEN", "PermissionDenied", Role)]
    [InlineData(403, "FEATURE_UNSUPPORTED", "PermissionDenied",
        "The organisation's plan does not include this feature.")]
    [InlineData(404, "GROUP_NOT_FOUND", "NotFound", Project)]
    [InlineData(404, "INVALID_GROUP_ID", "NotFound", Project)]
    [InlineData(404, "NOT_ATLAS_GROUP", "NotFound", Project)]
    [InlineData(404, "CLUSTER_NOT_FOUND", "NotFound", Cluster)]
    [InlineData(404, "CLUSTER_NAME_NOT_FOUND", "NotFound", Cluster)]
    [InlineData(404, "BACKUP_CONFIG_NOT_FOUND", "NotFound", BackupIsOff)]
    [InlineData(404, "SNAPSHOT_NOT_FOUND", "NotFound", Snapshot)]
    [InlineData(404, "CONFIG_SNAPSHOT_NOT_FOUND", "NotFound", Snapshot)]
    [InlineData(404, "TENANT_SNAPSHOT_NOT_FOUND", "NotFound", Snapshot)]
    [InlineData(404, "CHECKPOINT_NOT_FOUND", "NotFound", Snapshot)]
    [InlineData(404, "RESTORE_JOB_NOT_FOUND", "NotFound", Item)]
    [InlineData(404, "RESTORE_JOB_NOT_FOUND_IN_GROUP", "NotFound", Item)]
    [InlineData(404, "CONFIG_RESTORE_JOB_NOT_FOUND", "NotFound", Item)]
    [InlineData(404, "TENANT_RESTORE_NOT_FOUND", "NotFound", Item)]
    [InlineData(404, "EXPORT_BUCKET_NOT_FOUND", "NotFound", "Check the ID, and that the bucket belongs to this project.")]
    [InlineData(404, "RESOURCE_NOT_FOUND", "NotFound", Ids)]
    [InlineData(406, "INVALID_VERSION_DATE", "Refused",
        "Atlas no longer knows this version of its API; install a newer release of this provider.")]
    [InlineData(409, "CANNOT_GET_BACKUP_CONFIG_INVALID_STATE", "Refused",
        "Atlas does not monitor the cluster at the moment, for example while it is being created or changed; "
            + "try again later.")]
    [InlineData(409, "CLUSTER_ALREADY_REQUESTED_DELETION", "Refused",
        "The cluster is being changed; try again later.")]
    [InlineData(410, "VERSION_GONE", "Refused",
        "Atlas has removed this version of its API; install a newer release of this provider.")]
    [InlineData(429, "RATE_LIMITED_TOKEN_BUCKET", "RateLimited", "Wait, or lower maxConcurrentRequests.")]
    [InlineData(500, "UNEXPECTED_ERROR", "Unavailable", Later)]
    [InlineData(500, "TIMEOUT_WHILE_PAGING", "Unavailable", "Ask for fewer itemsPerPage.")]
    [InlineData(503, "SERVICE_UNAVAILABLE", "Unavailable", Later)]
    public async Task Says_what_Atlas_said_and_what_to_do(int status, string code, string meaning, string hint)
    {
        var failure = await RefusalAsync(
            status,
            $$"""{ "detail": "What Atlas says.", "error": {{status}}, "errorCode": "{{code}}", "reason": "R" }""");

        Assert.Equal(
            $"Atlas answered {status} to GET {Target}: What Atlas says ({code}). {hint}".TrimEnd(), failure.Line());
        Assert.Equal(meaning, failure.Kind.ToString());
        Assert.Equal(code, failure.AtlasErrorCode);
    }

    [Theory]
    [InlineData("""{ "errorCode": "TIMEOUT_WHILE_PAGING" }""", true)]
    [InlineData("""{ "errorCode": "UNEXPECTED_ERROR" }""", false)]
    [InlineData("", false)]
    public async Task Distinguishes_a_list_that_Atlas_cannot_count_from_other_failures(string body, bool isUncounted)
    {
        var failure = await RefusalAsync(500, body);

        Assert.Equal(isUncounted, AtlasErrors.IsTimeoutWhilePaging(failure));
    }

    [Theory]
    [InlineData(404, "RESOURCE_NOT_FOUND")]
    [InlineData(406, "INVALID_VERSION_DATE")]
    [InlineData(410, "VERSION_GONE")]
    public async Task Names_the_successor_of_a_removed_endpoint(int status, string code)
    {
        var failure = await RefusalAsync(
            status,
            $$"""{ "detail": "Gone.", "errorCode": "{{code}}", "parameters": ["/api/atlas/v2/groups/g"] }""",
            request: Request with { Successor = Successor });

        Assert.Equal(
            $"Atlas answered {status} to GET {Target}: Gone ({code}). Atlas has retired this endpoint; its successor "
                + $"is {Successor}.",
            failure.Line());
    }

    [Fact]
    public async Task Does_not_report_a_removed_endpoint_when_the_cluster_is_missing()
    {
        var failure = await RefusalAsync(
            404,
            """{ "detail": "None.", "errorCode": "CLUSTER_NOT_FOUND" }""",
            request: Request with { Successor = Successor });

        Assert.EndsWith(Cluster, failure.Line(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", Ids)]
    [InlineData("""["5f1a2b3c4d5e6f7081920a0b"]""", Ids)]
    [InlineData(
        """["/api/atlas/v2/groups/g"]""",
        "Atlas has retired this endpoint; install a newer release of this provider.")]
    public async Task Tells_an_endpoint_that_is_gone_from_an_item_that_is_missing(string parameters, string hint)
    {
        var failure = await RefusalAsync(
            404, $$"""{ "detail": "None.", "errorCode": "RESOURCE_NOT_FOUND", "parameters": {{parameters}} }""");

        Assert.Equal($"Atlas answered 404 to GET {Target}: None (RESOURCE_NOT_FOUND). {hint}", failure.Line());
    }

    [Theory]
    [InlineData("Project Read Only", "Grant the role Project Read Only in the project.")]
    [InlineData(
        "Project Backup Manager,Project Owner",
        "Grant the role Project Backup Manager or Project Owner in the project.")]
    [InlineData("", "Check that the service account of the access token may see the project.")]
    public async Task Names_the_roles_that_the_function_needs(string roles, string hint)
    {
        var request = Request with { Roles = roles.Split(',', StringSplitOptions.RemoveEmptyEntries) };

        var failure = await RefusalAsync(
            401, """{ "detail": "No.", "errorCode": "USER_UNAUTHORIZED" }""", request: request);

        Assert.Equal($"Atlas answered 401 to GET {Target}: No (USER_UNAUTHORIZED).", failure.Message);
        Assert.Equal(hint, failure.Hint?.ToString());
    }

    [Theory]
    [InlineData(404, "GROUP_NOT_FOUND", "Check <groupId>: it is the ID of the project.")]
    [InlineData(404, "CLUSTER_NOT_FOUND",
        "Check <clusterName> and <groupId>. Serverless instances and M2 and M5 clusters became Flex or dedicated "
            + "clusters in January 2026. Deleted clusters with backups are listed by (listClusters) with "
            + "<includeDeletedWithRetainedBackups>.")]
    [InlineData(429, "RATE_LIMITED", "Wait, or lower <maxConcurrentRequests>.")]
    [InlineData(
        400,
        "INCORRECT_BACKUP_API_ENDPOINT",
        "The cluster uses Cloud Backups; use (listBackupSnapshots), (listBackupRestoreJobs) or "
            + "(getBackupSchedule).")]
    public async Task Keeps_names_apart_so_that_they_can_be_spelled(int status, string code, string hint)
    {
        var failure = await RefusalAsync(status, $$"""{ "detail": "No.", "errorCode": "{{code}}" }""");

        Assert.Equal(hint, failure.Hint?.ToString(name => $"<{name.Text}>", function => $"({function.Text})"));
    }

    [Theory]
    [InlineData(404, """{ "errorCode": "CLUSTER_NOT_FOUND" }""", "application/json",
        "Not Found (CLUSTER_NOT_FOUND). " + Cluster)]
    [InlineData(404, """{ "detail": " \n ", "errorCode": "CLUSTER_NOT_FOUND" }""", "application/json",
        "Not Found (CLUSTER_NOT_FOUND). " + Cluster)]
    [InlineData(400, """{ "detail": null, "reason": "Bad Request", "errorCode": "INVALID_ATTRIBUTE" }""",
        "application/json",
        "Bad Request (INVALID_ATTRIBUTE).")]
    [InlineData(
        400, """{ "detail": "Two\r\n  lines\u0007.", "errorCode": "A" }""", "application/json", "Two lines␇ (A).")]
    [InlineData(404, """{ "detail": "Not here.", "errorCode": "UNEXPECTED_ERROR", "parameters": null }""",
        "application/json",
        $"Not here (UNEXPECTED_ERROR). {Ids}")]
    [InlineData(429, """{ "detail": "Slow down.", "errorCode": "RATE_LIMITED", "parameters": ["/p", 50, 1] }""",
        "application/json",
        "Slow down (RATE_LIMITED). Wait, or lower maxConcurrentRequests.")]
    public async Task Makes_one_clear_line_of_every_error_body(int status, string body, string contentType, string rest)
    {
        var failure = await RefusalAsync(status, body, contentType);

        Assert.Equal($"Atlas answered {status} to GET {Target}: {rest}", failure.Line());
    }

    [Fact]
    public async Task Takes_the_code_from_the_header_when_the_body_has_none()
    {
        var failure = await RefusalAsync(401, "", headers: ("X-Error-Code", "NOT_IN_GROUP"));

        Assert.Equal($"Atlas answered 401 to GET {Target}: Unauthorized (NOT_IN_GROUP). {Role}", failure.Line());
    }

    [Theory]
    [InlineData(
        """{ "detail": "Bad.", "errorCode": "VALIDATION_ERROR", """, "Bad (a: is bad; b: too) (VALIDATION_ERROR).")]
    [InlineData("""{ "errorCode": "VALIDATION_ERROR", """, "a: is bad; b: too (VALIDATION_ERROR).")]
    public async Task Names_the_fields_that_Atlas_names(string start, string rest)
    {
        const string Fields =
            """
            "badRequestDetail": {
              "fields": [{ "field": "a", "description": "is bad" }, { "field": "b", "description": "too" }] } }
            """;

        var failure = await RefusalAsync(400, start + Fields);

        Assert.Equal($"Atlas answered 400 to GET {Target}: {rest}", failure.Line());
    }

    [Fact]
    public async Task Cuts_a_long_detail_short_between_two_characters()
    {
        var failure = await RefusalAsync(400, $$"""{ "detail": "{{new string('x', 499)}}😀y", "errorCode": "A" }""");

        Assert.Equal($"Atlas answered 400 to GET {Target}: {new string('x', 499)}… (A).", failure.Line());
    }

    private static Task<ProviderException> RefusalAsync(
        int status,
        string body,
        string contentType = "application/json",
        AtlasRequest? request = null,
        params (string Name, string Value)[] headers) =>
        Refusals.OfAsync(request ?? Request, status, body, contentType, headers);
}
