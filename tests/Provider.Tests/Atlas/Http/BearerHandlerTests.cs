using System.Net;
using AtlasBackup.Provider.Atlas;
using AtlasBackup.Provider.Atlas.Http;
using AtlasBackup.Provider.Tests.Support;
using static AtlasBackup.Provider.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Provider.Tests.Atlas.Http;

public sealed class BearerHandlerTests
{
    [Fact]
    public async Task Shows_the_token_of_the_configuration_and_no_other_when_it_is_refused()
    {
        var atlas = InOrder(Answer(HttpStatusCode.Unauthorized, "refused"));
        using var http = atlas.Behind(new BearerHandler(new FixedAccessToken(new Secret("fixed"))));

        using var response = await http.SendAsync(Get(), TestContext.Current.CancellationToken);

        Assert.Equal("refused", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Bearer fixed", Assert.Single(atlas.Requests).Authorization);
    }
}
