using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class BearerHandlerTests
{
    [Fact]
    public async Task Sends_only_the_configured_token_even_if_it_is_refused()
    {
        var atlas = InOrder(Answer(HttpStatusCode.Unauthorized, "refused"));
        using var http = atlas.Behind(new BearerHandler(new FixedAccessToken(new Secret("fixed"))));

        using var response = await http.SendAsync(Get(), TestContext.Current.CancellationToken);

        Assert.Equal("refused", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Bearer fixed", Assert.Single(atlas.Requests).Authorization);
    }
}
