using System.Text.RegularExpressions;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>Chooses the version of an answer from what the client accepts.</summary>
internal static partial class MediaType
{
    /// <summary>The version to answer in, of an endpoint that has one, or the refusal.</summary>
    public static (string Version, Answer? Refusal) Negotiate(string? accept, string onlyVersion)
    {
        var match = VersionPattern().Match(accept ?? "");
        return match.Success
            && DateOnly.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd", out _)
            && string.CompareOrdinal(match.Groups[1].Value, onlyVersion) >= 0
            ? (onlyVersion, null)
            : ("", Answer.Error(
                406, "INVALID_VERSION_DATE", "Invalid accept header or version date.", "Not Acceptable"));
    }

    [GeneratedRegex(@"^application/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json\z")]
    private static partial Regex VersionPattern();
}
