using AtlasBackup.Core.Configuration;

namespace AtlasBackup.Core.Tests.Configuration;

public sealed class BaseUrlTests
{
    private const string Expected = "expected an https address such as https://cloud.mongodb.com";

    [Theory]
    [InlineData("https://cloud.mongodb.com", "https://cloud.mongodb.com/")]
    [InlineData("https://cloud.mongodbgov.com///", "https://cloud.mongodbgov.com/")]
    [InlineData(" HTTPS://Example.com:8443/prefix ", "https://example.com:8443/prefix/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void Takes_https_and_http_on_this_machine(string text, string url)
    {
        Assert.Equal(url, BaseUrl.Parse(text).Url?.ToString());
    }

    [Theory]
    [InlineData("cloud.mongodb.com", Expected)]
    [InlineData("ftp://cloud.mongodb.com", Expected)]
    [InlineData("/api", Expected)]
    [InlineData("https://", Expected)]
    [InlineData("http://cloud.mongodb.com", $"{Expected}: over http credentials could be read on the way")]
    [InlineData("http://localhost.evil.example", $"{Expected}: over http credentials could be read on the way")]
    [InlineData("https://user:pass@cloud.mongodb.com", $"{Expected}, without user, query or fragment")]
    [InlineData("https://cloud.mongodb.com/?a=b", $"{Expected}, without user, query or fragment")]
    [InlineData("https://cloud.mongodb.com/#a", $"{Expected}, without user, query or fragment")]
    [InlineData("https://cloud.mongodb.com/api/atlas/v2", $"{Expected}, without /api/atlas/v2, which is added")]
    [InlineData("https://cloud.mongodb.com/api/atlas/v2/", $"{Expected}, without /api/atlas/v2, which is added")]
    public void Refuses_everything_else_without_repeating_it(string text, string reason)
    {
        Assert.Equal((null, reason), BaseUrl.Parse(text));
    }
}
