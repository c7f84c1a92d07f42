using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds to a function's own description what its entry and Atlas's specification say.</summary>
internal static class FunctionText
{
    private const string ApiRoot = "/api/atlas/v2/";

    public static string Describe(Function function, Operation? operation)
    {
        string[] paragraphs =
        [
            function.Description,
            Secrecy(function),
            Paging(function),
            $"{Roles(function)} {Deprecation(function, operation)}".Trim(),
            $"Source: {Source(function)}.",
        ];
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    public static string Source(Function function) =>
        $"`GET {ApiRoot}{function.Path}`, API version {function.ApiVersion}";

    public static string Roles(Function function) => function.Roles.ToList() switch
    {
        [] => "",
        [var role] => $"Requires the Atlas role {role}.",
        var roles => $"Requires one of the Atlas roles {string.Join(", ", roles.SkipLast(1))} or {roles[^1]}.",
    };

    /// <summary>The deprecation warning for programs that call the function, or null.</summary>
    public static string? DeprecationMessage(Function function) =>
        function.Successor is { } successor ? $"Atlas has retired this endpoint; its successor is {successor}." : null;

    private static string Secrecy(Function function) => function.CanOmitSecrets
        ? "A result that holds a secret, such as a download link, is secret as a whole: Pulumi shows everything that is read "
            + $"from it as `[secret]`, counts and statuses too. With `{Function.Omission}`, nothing in it is secret."
        : "";

    private static string Paging(Function function) => function.Paging switch
    {
        "numbered" => "Reads every page, so that the list is complete. With `pageNum`, reads only that page.",
        "linked" => "Reads the complete list; Atlas does not divide it into numbered pages.",
        _ => "",
    };

    private static string Deprecation(Function function, Operation? operation) =>
        (function.Successor, operation?.Sunset(function.ApiVersion)) switch
        {
            ({ } successor, _) => $"Atlas has retired this endpoint; its successor is `{successor}`.",
            (null, { } sunset) => $"Atlas removes this endpoint on {sunset}.",
            _ when operation?.IsDeprecated == true =>
                "Atlas has deprecated this endpoint and has not announced when it will be removed.",
            _ => "",
        };
}
