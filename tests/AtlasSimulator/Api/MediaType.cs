using System.Text.RegularExpressions;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>Chooses the version of an answer from what the client accepts.</summary>
internal static partial class MediaType
{
    /// <summary>The version of the answer, if the endpoint has versions, or the refusal.</summary>
    public static (string Version, Answer? Refusal) Negotiate(string? accept, string onlyVersion) =>
        (accept ?? "").Split(',').Any(type => Fits(type, onlyVersion))
            ? (onlyVersion, null)
            : ("", Answer.Error(
                406, "INVALID_VERSION_DATE", "Invalid accept header or version date.", "Not Acceptable"));

    private static bool Fits(string type, string version)
    {
        var match = VersionPattern().Match(type);
        return match.Success
            && DateOnly.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd", out _)
            && string.CompareOrdinal(match.Groups[1].Value, version) >= 0;
    }

    [GeneratedRegex(@"^\s*application/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json\s*(;|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex VersionPattern();
}
