namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Reads where Atlas is to be asked. Credentials go there, so it must be a place that nobody can listen in on.
/// </summary>
internal static class BaseUrl
{
    private const string Expected = "expected an https address such as https://cloud.mongodb.com";

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

        if (url.Scheme == "http" && !url.IsLoopback)
        {
            return (null, $"{Expected}: over http credentials could be read on the way");
        }

        var path = url.AbsolutePath.TrimEnd('/');
        return path.EndsWith("/api/atlas/v2", StringComparison.Ordinal)
            ? (null, $"{Expected}, without /api/atlas/v2, which is added")
            : (new Uri($"{url.GetLeftPart(UriPartial.Authority)}{path}/"), "");
    }
}
