using System.Globalization;
using AtlasBackup.Core.Atlas.Http;

namespace AtlasBackup.Core.Atlas;

/// <summary>Decides whether a refusal of Atlas says that the item that was asked for does not exist.</summary>
internal static class MissingItem
{
    // Atlas has this code for an item that does not exist, with the item as parameter, and for an unknown route.
    private const string Resource = "RESOURCE_NOT_FOUND";
    private const string PathStart = "/api/";

    /// <param name="error">The refusal.</param>
    /// <param name="codes">The codes that mean it, some with a status in front.</param>
    public static bool IsMeantBy(AtlasError error, IReadOnlyList<string> codes)
    {
        if (error.Code is not { } code)
        {
            return false;
        }

        var isListed = codes.Contains(code)
            ? error.Status is 400 or 404
            : codes.Contains(string.Create(CultureInfo.InvariantCulture, $"{error.Status} {code}"));
        return isListed && (code != Resource || (error.Parameters.Count > 0 && !NamesPath(error)));
    }

    /// <summary>Whether the refusal says that Atlas has no such endpoint.</summary>
    public static bool IsUnknownPath(AtlasError error) =>
        error is { Status: 404, Code: Resource } && NamesPath(error);

    private static bool NamesPath(AtlasError error) =>
        error.Parameters.Any(parameter => parameter.StartsWith(PathStart, StringComparison.Ordinal));
}
