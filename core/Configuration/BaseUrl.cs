using System.Text.RegularExpressions;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Reads the base address of Atlas. Credentials are sent there, so nobody may be able to read the connection.
/// </summary>
internal static partial class BaseUrl
{
    private const string Expected = "expected an https address such as https://cloud.mongodb.com";

    private static readonly string[] AtlasDomains = ["mongodb.com", "mongodbgov.com"];

    public static (Uri? Url, string Reason) Parse(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return (null, Expected);
        }

        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return (null, $"{Expected}, without user, query or fragment");
        }

        if (url.Scheme == "http" && !Loopback.Is(url))
        {
            return (null, $"{Expected}: others could read the credentials over http");
        }

        var origin = url.GetLeftPart(UriPartial.Authority);
        var path = url.AbsolutePath.TrimEnd('/');
        if (ApiPath().Match(path) is { Success: true } api)
        {
            return (null, $"leave out {api.Value}, which the provider adds; set {origin}{path[..api.Index]}");
        }

        return path.Length > 0 && IsAtlas(url)
            ? (null, $"the address of Atlas has no path; set {origin}")
            : (new Uri($"{origin}{path}/"), "");
    }

    private static bool IsAtlas(Uri url) => AtlasDomains.Any(domain =>
        url.IdnHost.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || url.IdnHost.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));

    // The APIs of Atlas and of its predecessors, with any path after them.
    [GeneratedRegex(
        "/+api/+(atlas|public|private|oauth)(/.*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex ApiPath();
}
