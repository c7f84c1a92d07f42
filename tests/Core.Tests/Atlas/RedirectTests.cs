using System.Net;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class RedirectTests
{
    private const string Target = "groups/g/clusters/c/things";

    private static readonly AtlasRequest Request = new(Target, "", "2023-01-01", "g")
    {
        Roles = ["Project Read Only"],
    };

    [Fact]
    public async Task Follows_no_redirect_and_says_where_it_leads()
    {
        var absolute = await RefusalAsync(302, "", headers: ("Location", "https://login.example/path?token=x"));
        var relative = await RefusalAsync(307, "", headers: ("Location", "/path"));

        Assert.Equal(
            $"Atlas answered 302 to GET {Target}: a redirect to login.example, which is not followed. Check "
                + "baseUrl.", absolute.Line());
        Assert.Equal(
            $"Atlas answered 307 to GET {Target}: a redirect to another place, which is not followed. Check "
                + "baseUrl.", relative.Line());
        Assert.Equal(FailureKind.UnexpectedAnswer, absolute.Kind);
    }

    [Theory]
    [InlineData(300, "Multiple Choices")]
    [InlineData(304, "Not Modified")]
    [InlineData(305, "Use Proxy")]
    public async Task Treats_no_other_status_as_a_redirect(int status, string reason)
    {
        var failure = await RefusalAsync(status, "", headers: ("Location", "https://login.example/"));

        Assert.StartsWith(
            $"Atlas answered {status} to GET {Target}: {reason}, where 200 was expected.",
            failure.Line(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Says_that_a_redirect_names_no_target(int status)
    {
        var failure = await RefusalAsync(status, "");

        Assert.Equal(
            $"Atlas answered {status} to GET {Target}: a redirect that names no target, which is not followed. "
                + "Check baseUrl.",
            failure.Line());
    }

    private static Task<ProviderException> RefusalAsync(
        int status,
        string body,
        string contentType = "application/json",
        params (string Name, string Value)[] headers) =>
        Refusals.OfAsync(Request, status, body, contentType, headers);
}
