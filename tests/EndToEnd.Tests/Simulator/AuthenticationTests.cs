using System.Net;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

public sealed class AuthenticationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accepts_a_third_party_digest_client()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithApiKey(atlas);

        using var response = await client.GetAsync(
            AtlasClient.Restores(AtlasData.ShardedCluster, "?pageNum=2&itemsPerPage=5"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            [("", false, 401), ("Digest", true, 200)],
            atlas.Requests.All.Select(request => (request.AuthenticationScheme, request.IsAuthorized, request.Status)));
    }

    [Fact]
    public async Task Refuses_a_wrong_private_key_without_calling_the_nonce_stale()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithApiKey(atlas, privateKey: "wrong");

        using var response = await client.GetAsync(AtlasClient.Checkpoint);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.EndsWith(
            "algorithm=MD5, qop=\"auth\", stale=false",
            response.Headers.WwwAuthenticate.Single().Parameter,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepts_each_count_of_a_nonce_once_and_in_any_order()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var signer = await DigestSigner.StartAsync(atlas);

        var answers = new[] { await signer.GetAsync(3), await signer.GetAsync(1), await signer.GetAsync(3) };

        Assert.Equal([(200, false), (200, false), (401, false)], answers);
    }

    [Fact]
    public async Task Calls_a_used_up_nonce_stale_at_every_use()
    {
        var options = new SimulatorOptions { UsesPerNonce = 1 };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, Cancellation);
        using var signer = await DigestSigner.StartAsync(atlas);

        var answers = new[] { await signer.GetAsync(1), await signer.GetAsync(2), await signer.GetAsync(3) };

        Assert.Equal([(200, false), (401, true), (401, true)], answers);
    }

    [Fact]
    public async Task Calls_an_old_nonce_stale()
    {
        var time = new SetTime();
        var options = new SimulatorOptions { Time = time, NonceLifetime = TimeSpan.FromMinutes(5) };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, Cancellation);
        using var signer = await DigestSigner.StartAsync(atlas);

        var fresh = await signer.GetAsync(1);
        time.Pass(TimeSpan.FromMinutes(5));
        var old = await signer.GetAsync(2);

        Assert.Equal(((200, false), (401, true)), (fresh, old));
    }

    [Fact]
    public async Task Accepts_a_token_until_it_expires()
    {
        var time = new SetTime();
        await using var atlas = await AtlasSimulatorServer.StartAsync(new SimulatorOptions { Time = time }, Cancellation);
        using var stranger = AtlasClient.WithToken(atlas);
        using var client = AtlasClient.WithToken(atlas, (string)(await stranger.MintAsync())["access_token"]!);

        using var before = await client.GetAsync(AtlasClient.Checkpoint);
        time.Pass(TimeSpan.FromHours(1));
        using var after = await client.GetAsync(AtlasClient.Checkpoint);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Refuses_a_token_after_its_revocation()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var stranger = AtlasClient.WithToken(atlas);
        var token = (string)(await stranger.MintAsync())["access_token"]!;
        using var client = AtlasClient.WithToken(atlas, token);

        using var request = AtlasClient.ServiceAccountRequest("/api/oauth/revoke", ("token", token));
        using var revoked = await stranger.SendAsync(request);
        using var after = await client.GetAsync(AtlasClient.Checkpoint);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (revoked.StatusCode, after.StatusCode));
        Assert.Equal(1, atlas.Counters.TokensRevoked);
    }

    [Fact]
    public async Task Refuses_too_many_tokens_and_too_many_token_requests_each_in_its_own_form()
    {
        var options = new SimulatorOptions { ActiveTokens = 1, TokenRequestsPerMinute = 3 };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options, Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        var wrong = await client.MintAsync(grant: "password");
        await client.MintAsync();
        var second = await client.MintAsync();
        var fourth = await client.MintAsync();

        Assert.Equal("unsupported_grant_type", (string?)wrong["error"]);
        Assert.Equal("access_denied", (string?)second["error"]);
        Assert.Equal((429, "RATE_LIMITED"), ((int)fourth["error"]!, (string?)fourth["errorCode"]));
        Assert.Equal((1, 4), (atlas.Counters.TokensMinted, atlas.Counters.TokenRequests));
    }
}
