using AtlasBackup.Tests.Files;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>
/// Refusals that depend on the caller and the time, not on the request. A fault names one by its code.
/// </summary>
internal static class AtlasErrors
{
    private const string Ip = "203.0.113.7";

    private static readonly Dictionary<int, string> Reasons = new()
    {
        [400] = "Bad Request",
        [401] = "Unauthorized",
        [402] = "Payment Required",
        [403] = "Forbidden",
        [404] = "Not Found",
        [409] = "Conflict",
        [500] = "Internal Server Error",
        [503] = "Service Unavailable",
    };

    private static readonly Dictionary<string, (int Status, string Detail, object[] Parameters)> Errors = new()
    {
        ["INACTIVE_ORG"] = (400, "The organization is not active.", []),
        ["CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API"] = (
            400,
            $"Flex cluster {AtlasData.TenantCluster} cannot be used in the Cluster API.",
            [AtlasData.TenantCluster]),
        ["USER_UNAUTHORIZED"] = (401, "Current user is not authorized to perform this action.", []),
        ["NOT_IN_GROUP"] = (401, "The current user is not in the group.", []),
        ["ACCOUNT_SUSPENDED"] = (402, "The account is suspended.", []),
        ["IP_ADDRESS_NOT_ON_ACCESS_LIST"] = (403, $"IP address {Ip} is not allowed to access this resource.", [Ip]),
        ["ORG_REQUIRES_ACCESS_LIST"] = (403, "This organization requires an access list.", []),
        ["ACCESS_FORBIDDEN"] = (403, "The role for this resource is missing.", []),
        ["INVALID_GROUP_ID"] = (404, "An invalid group ID was specified.", []),
        ["CANNOT_GET_BACKUP_CONFIG_INVALID_STATE"] = (409, "The backup is changing its state.", []),
        ["UNEXPECTED_ERROR"] = (500, "Unexpected error.", []),
        ["TIMEOUT_WHILE_PAGING"] = (500, "Counting took too long. Ask with includeCount=false.", []),
        ["SERVICE_UNAVAILABLE"] = (503, "The service is not available.", []),
    };

    public static IEnumerable<string> Codes => Errors.Keys;

    public static Answer Of(string code)
    {
        var (status, detail, parameters) = Errors[code];
        return Answer.Error(status, code, detail, Reasons[status], parameters);
    }

    /// <summary>The error of an answer file for this request.</summary>
    public static Answer Of(AnswerError error, IReadOnlyDictionary<string, string> asked)
    {
        var parameters = error.Parameters?.Select(text => (object)Fill(text, asked)).ToArray();
        return Answer.Error(error.Status, error.Code, Fill(error.Detail, asked), Reasons[error.Status], parameters);
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> asked) => asked.Aggregate(
        text, (filled, one) => filled.Replace($"{{{one.Key}}}", one.Value, StringComparison.Ordinal));
}
