using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Core.Tests.Atlas.Http.TestServiceAccount;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>Lifetimes that the token endpoint names, correct or not.</summary>
public sealed class TokenLifetimeTests
{
    private readonly TestTime _time = new();
    private readonly TestServiceAccount _account = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3600")]
    [InlineData("\"3600\"")]
    [InlineData("\"3600.0\"")]
    [InlineData("3599.9")]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("-1")]
    [InlineData("1e400")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    public async Task Makes_one_token_for_the_pages_of_a_list(string lifetime)
    {
        var endpoint = new ScriptedAtlas(_ => _account.Token(lifetime));
        using var http = new ScriptedAtlas(_ => Answer(HttpStatusCode.OK))
            .Behind(new BearerHandler(TestServiceAccount.Tokens(endpoint, _time)));

        for (var batch = 0; batch < 20; batch++)
        {
            var pages = Enumerable.Range(0, 16).Select(_ => Task.Run(() => http.SendAsync(Get(), Cancellation)));
            await Task.WhenAll(pages);
            _time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Accepts_a_token_without_a_lifetime()
    {
        var endpoint = InOrder(Answer(HttpStatusCode.OK, """{ "access_token": "token-1" }"""));
        var tokens = TestServiceAccount.Tokens(endpoint, _time);

        var token = await tokens.GetAsync(Cancellation);

        Assert.Equal(("token-1", TimeSpan.FromMinutes(54)), (token.Token.Reveal(), token.Lifetime));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("\"5\"")]
    public async Task Revokes_a_refused_token_whatever_its_lifetime(string lifetime)
    {
        var endpoint = new ScriptedAtlas(
            sent => sent.Target == MintPath ? _account.Token(lifetime) : Answer(HttpStatusCode.OK));
        var tokens = TestServiceAccount.Tokens(endpoint, _time);
        tokens.Refuse(await tokens.GetAsync(Cancellation));
        _time.Advance(TimeSpan.FromMinutes(50));
        await tokens.GetAsync(Cancellation);

        await tokens.RevokeAsync(Cancellation);

        Assert.Equal(
            ["token=token-1&token_type_hint=access_token", "token=token-2&token_type_hint=access_token"],
            endpoint.Requests.Where(sent => sent.Target == RevokePath).Select(sent => sent.Body).Order());
    }
}
