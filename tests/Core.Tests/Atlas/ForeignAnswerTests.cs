using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class ForeignAnswerTests
{
    private const string Target = "groups/g/clusters/c/things";

    private static readonly AtlasRequest Request = new(Target, "", "2023-01-01", "g")
    {
        Roles = ["Project Read Only"],
    };

    [Theory]
    [InlineData(400, "<h1>Bad request</h1>", "text/html", "UnexpectedAnswer", "text/html, 'Bad request'.")]
    [InlineData(401, "", "application/json", "Unauthenticated", "application/json, without a body. Check the credentials.")]
    [InlineData(401, "", "", "Unauthenticated", "without a content type, without a body. Check the credentials.")]
    [InlineData(401, "{}", "application/json", "UnexpectedAnswer", "application/json, '{}'. Check the credentials.")]
    [InlineData(403, "null", "application/json", "UnexpectedAnswer", "application/json, 'null'.")]
    [InlineData(403, """{ "message": "Forbidden" }""", "application/json", "UnexpectedAnswer",
        """application/json, '{ "message": "Forbidden" }'.""")]
    [InlineData(403, """{ "error": "Forbidden" }""", "application/json", "UnexpectedAnswer",
        """application/json, '{ "error": "Forbidden" }'.""")]
    [InlineData(403, "<html><title>Blocked</title><script>x()</script> by\n <b>ACME</b>&#39;s</html", "text/html",
        "UnexpectedAnswer", "text/html, 'Blocked by ACME 's'.")]
    [InlineData(404, "[]", "application/json", "UnexpectedAnswer", "application/json, '[]'.")]
    [InlineData(404, "no route", "text/plain", "UnexpectedAnswer", "text/plain, 'no route'.")]
    [InlineData(407, "", "", "UnexpectedAnswer", "without a content type, without a body.")]
    [InlineData(408, "", "text/plain", "TimedOut", "text/plain, without a body.")]
    [InlineData(418, "", "application/json", "UnexpectedAnswer", "application/json, without a body.")]
    [InlineData(429, "slow down", "text/plain", "RateLimited", "text/plain, 'slow down'. Try again later.")]
    [InlineData(500, """{ "detail": "Breaks o""", "application/json", "Unavailable",
        """application/json, '{ "detail": "Breaks o'. Try again later.""")]
    [InlineData(502, "<html><body>Bad gateway</body></html>", "text/html", "Unavailable",
        "text/html, 'Bad gateway'. Try again later.")]
    [InlineData(504, "upstream timeout", "text/plain", "Unavailable",
        "text/plain, 'upstream timeout'. Try again later.")]
    public async Task Draws_no_conclusion_about_Atlas_when_another_server_may_have_answered(
        int status, string body, string contentType, string meaning, string rest)
    {
        var failure = await RefusalAsync(status, body, contentType);

        Assert.Equal(
            $"HOST answered {status} to GET {Target}, not in Atlas's form: {rest} {Failures.Foreign}", failure.Line());
        Assert.Equal(meaning, failure.Kind.ToString());
    }

    [Fact]
    public async Task Shows_the_headers_that_describe_the_server_that_answered()
    {
        var failure = await RefusalAsync(
            503, "busy", "text/plain", headers: [("Server", "squid/5.7"), ("Via", "1.1 proxy.corp")]);

        Assert.Equal(
            $"HOST answered 503 to GET {Target}, not in Atlas's form: text/plain, 'busy' "
                + $"(Server: squid/5.7; Via: 1.1 proxy.corp). Try again later. {Failures.Foreign}",
            failure.Line());
    }

    [Theory]
    [InlineData("application/json", "Digest realm=\"MMS Public API\", nonce=\"abc\"")]
    [InlineData("application/vnd.atlas.2023-01-01+json", "Digest realm=\"x\"")]
    public async Task Recognizes_Atlas_by_its_realm_and_by_its_media_type(string contentType, string challenge)
    {
        var failure = await RefusalAsync(401, "", contentType, ("WWW-Authenticate", challenge));

        Assert.Equal($"Atlas answered 401 to GET {Target}: no reason given.", failure.Message);
    }

    [Theory]
    [InlineData("text/plain", "text/plain")]
    [InlineData("application/octet-stream", "application/octet-stream")]
    [InlineData("", "without a content type")]
    [InlineData("text/html", "text/html, 'a token or a link'")]
    public async Task Does_not_show_the_body_of_a_success(string contentType, string shown)
    {
        var failure = await RefusalAsync(200, "a token or a link", contentType);

        Assert.Equal(
            $"HOST answered 200 to GET {Target}, not in Atlas's form: {shown}. {Failures.Foreign}", failure.Line());
    }

    [Fact]
    public async Task Shortens_the_quoted_beginning_of_the_body()
    {
        var failure = await RefusalAsync(403, new string('x', 81) + new string(' ', 9000), "text/plain");

        Assert.StartsWith(
            $"HOST answered 403 to GET {Target}, not in Atlas's form: text/plain, '{new string('x', 80)}…'.",
            failure.Line(),
            StringComparison.Ordinal);
    }

    private static Task<ProviderException> RefusalAsync(
        int status,
        string body,
        string contentType = "application/json",
        params (string Name, string Value)[] headers) =>
        Refusals.OfAsync(Request, status, body, contentType, headers);
}
