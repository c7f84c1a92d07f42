using AtlasBackup.Core.Configuration;

namespace AtlasBackup.Core.Tests.Configuration;

public sealed class BaseUrlTests
{
    private const string Expected = "expected an https address such as https://cloud.mongodb.com";
    private const string OverHttp = $"{Expected}: others could read the credentials over http";

    [Theory]
    [InlineData("https://cloud.mongodb.com", "https://cloud.mongodb.com/")]
    [InlineData("https://cloud.mongodbgov.com///", "https://cloud.mongodbgov.com/")]
    [InlineData(" HTTPS://Example.com:8443/prefix ", "https://example.com:8443/prefix/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/")]
    [InlineData("http://loopback:5000", "http://localhost:5000/")]
    [InlineData("http://127.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://127.9.9.9:5000", "http://127.9.9.9:5000/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    [InlineData("http://[::ffff:127.0.0.1]:5000", "http://[::ffff:127.0.0.1]:5000/")]
    [InlineData("http://[::ffff:127.0.0.2]:5000", "http://[::ffff:127.0.0.2]:5000/")]
    [InlineData("https://gateway.example/atlas/api", "https://gateway.example/atlas/api/")]
    [InlineData("https://gateway.example/api/atlasian", "https://gateway.example/api/atlasian/")]
    public void Accepts_https_and_on_this_machine_http(string text, string url)
    {
        Assert.Equal(url, BaseUrl.Parse(text).Url?.ToString());
    }

    [Theory]
    [InlineData("cloud.mongodb.com", Expected)]
    [InlineData("ftp://cloud.mongodb.com", Expected)]
    [InlineData("/api", Expected)]
    [InlineData("https://", Expected)]
    [InlineData("http://cloud.mongodb.com", OverHttp)]
    [InlineData("http://localhost.evil.example", OverHttp)]
    [InlineData("http://localhost.", OverHttp)]
    [InlineData("http://atlas.localhost", OverHttp)]
    [InlineData("http://0.0.0.0", OverHttp)]
    [InlineData("http://[::]", OverHttp)]
    [InlineData("http://[::127.0.0.1]", OverHttp)]
    [InlineData("http://[::7f00:1]", OverHttp)]
    [InlineData("http://[::ffff:0:127.0.0.1]", OverHttp)]
    [InlineData("http://[64:ff9b::127.0.0.1]", OverHttp)]
    [InlineData("http://[2002:7f00:1::]", OverHttp)]
    [InlineData("http://[::ffff:10.0.0.1]", OverHttp)]
    [InlineData("https://user:pass@cloud.mongodb.com", $"{Expected}, without user, query or fragment")]
    [InlineData("https://cloud.mongodb.com/?a=b", $"{Expected}, without user, query or fragment")]
    [InlineData("https://cloud.mongodb.com/#a", $"{Expected}, without user, query or fragment")]
    public void Refuses_everything_else_without_repeating_it(string text, string reason)
    {
        Assert.Equal((null, reason), BaseUrl.Parse(text));
    }

    [Theory]
    [InlineData("https://cloud.mongodb.com/api/atlas/v2", "/api/atlas/v2", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodb.com/api/atlas/v2/", "/api/atlas/v2", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodb.com/api/atlas/v1.0", "/api/atlas/v1.0", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodb.com/API/Atlas/v1.5/x", "/API/Atlas/v1.5/x", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodb.com/api/public/v1.0", "/api/public/v1.0", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodb.com//api//public", "//api//public", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodb.com/api/private/ipinfo", "/api/private/ipinfo", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodb.com/api/oauth/token", "/api/oauth/token", "https://cloud.mongodb.com")]
    [InlineData("https://gw.example:8443/x/api/atlas/v2", "/api/atlas/v2", "https://gw.example:8443/x")]
    [InlineData("http://localhost:8080/api/atlas/v2", "/api/atlas/v2", "http://localhost:8080")]
    public void Names_the_path_of_an_API_that_is_added_and_says_what_to_set(string text, string path, string instead)
    {
        Assert.Equal((null, $"leave out {path}, which the provider adds; set {instead}"), BaseUrl.Parse(text));
    }

    [Theory]
    [InlineData("https://cloud.mongodb.com/api", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodb.com/v2/5f1a2b3c4d5e6f7081920a0b", "https://cloud.mongodb.com")]
    [InlineData("https://cloud.mongodbgov.com/user", "https://cloud.mongodbgov.com")]
    public void Refuses_a_path_in_the_address_of_Atlas(string text, string instead)
    {
        Assert.Equal((null, $"the address of Atlas has no path; set {instead}"), BaseUrl.Parse(text));
    }
}
