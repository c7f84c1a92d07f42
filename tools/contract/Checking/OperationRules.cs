using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Checking;

/// <summary>Compares each function's endpoint with Atlas's operation.</summary>
internal static class OperationRules
{
    public static IEnumerable<Finding> Find(WrittenContract contract, AtlasFacts facts) =>
        contract.EndpointFunctions.SelectMany(function => facts.Find(function.Path) is { } operation
            ? Compare(function, operation)
            : [Unknown(function)]);

    private static Finding Unknown(Function function) =>
        new(null, function.Name, $"Atlas has no GET {function.Path}: correct path, or remove the function");

    private static IEnumerable<Finding> Compare(Function function, Operation operation)
    {
        if (operation.IsRemoved)
        {
            yield return new Finding(
                "operation", function.Name, $"Atlas has removed GET {function.Path}: remove the function");
        }

        var newest = operation.NewestStableVersion;
        if (function.ApiVersion != newest)
        {
            yield return new Finding(
                "version",
                function.Name,
                $"reads API version {function.ApiVersion}, the newest stable one is {newest}: set apiVersion to it");
        }

        if (operation.Sunset(function.ApiVersion) is { } sunset)
        {
            yield return new Finding(
                "sunset",
                function.Name,
                $"Atlas removes API version {function.ApiVersion} on {sunset}: use another version or operation");
        }

        if (!function.Roles.Order(StringComparer.Ordinal).SequenceEqual(operation.Roles.Order(StringComparer.Ordinal)))
        {
            yield return new Finding(
                "role",
                function.Name,
                $"has the roles {Show(function.Roles)}, Atlas names {Show(operation.Roles)}: correct roles");
        }

        var set = function.Endpoint.Text("rateLimitSet") ?? "";
        if (set != operation.Tag)
        {
            yield return new Finding(
                "rateLimitSet",
                function.Name,
                $"has the rate-limit set '{set}', Atlas's tag is '{operation.Tag}': correct rateLimitSet");
        }
    }

    private static string Show(IEnumerable<string> roles) => $"[{string.Join(", ", roles)}]";
}
