using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>Requests whose token Atlas refuses.</summary>
public sealed class RefusedTokenTests
{
    private readonly TestTime _time = new();
    private readonly TestServiceAccount _account = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tries_once_more_with_a_new_token_when_Atlas_refuses_one()
    {
        var tokens = Tokens(new ScriptedAtlas(_ => _account.Token()));
        var atlas = new ScriptedAtlas(sent => Answer(
            sent.Authorization == "Bearer token-1" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK));
        using var http = atlas.Behind(new BearerHandler(tokens));

        using var response = await http.SendAsync(Get(), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], atlas.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task Does_not_try_a_third_time()
    {
        var endpoint = new ScriptedAtlas(_ => _account.Token());
        var tokens = Tokens(endpoint);
        var atlas = new ScriptedAtlas(_ => Answer(HttpStatusCode.Unauthorized));
        using var http = atlas.Behind(new BearerHandler(tokens));

        using var response = await http.SendAsync(Get(), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal((2, 2), (atlas.Requests.Count, endpoint.Requests.Count));
    }

    [Fact]
    public async Task Makes_one_new_token_when_many_requests_are_refused_with_the_same()
    {
        var endpoint = new ScriptedAtlas(_ => _account.Token());
        var tokens = Tokens(endpoint);
        var refusals = Enumerable.Range(0, 64).Select(_ => new TaskCompletionSource()).ToList();
        var arrived = -1;
        var atlas = new ScriptedAtlas(async (sent, _) =>
        {
            if (sent.Authorization != "Bearer token-1")
            {
                return Answer(HttpStatusCode.OK);
            }

            await refusals[Interlocked.Increment(ref arrived)].Task;
            return Answer(HttpStatusCode.Unauthorized);
        });
        using var http = atlas.Behind(new BearerHandler(tokens));
        await tokens.GetAsync(Cancellation);
        var sending = refusals.Select(_ => http.SendAsync(Get(), Cancellation)).ToList();

        // One after the other: the second is refused with a token that was already replaced.
        foreach (var refusal in refusals)
        {
            refusal.SetResult();
            await await Task.WhenAny(sending);
            sending.RemoveAll(request => request.IsCompleted);
        }

        Assert.Empty(sending);
        Assert.Equal(2, endpoint.Requests.Count);
    }

    private ServiceAccountTokens Tokens(ScriptedAtlas endpoint) => TestServiceAccount.Tokens(endpoint, _time);
}
