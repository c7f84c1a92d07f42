using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>Nonces while many requests run at once.</summary>
public sealed partial class DigestNonceTests
{
    private const int Pages = 32;

    private readonly ConcurrentDictionary<string, bool> _good = new();
    private int _nonces;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signs_every_request_with_its_own_challenge_when_nonces_are_for_single_use(bool saysStale)
    {
        var (arrived, allHaveArrived) = (0, new TaskCompletionSource());
        var atlas = new ScriptedAtlas(async (sent, _) =>
        {
            // All requests use the first nonce before any of them gets an answer to it.
            if (Nonce(sent) == "n1" && Interlocked.Increment(ref arrived) == Pages)
            {
                allHaveArrived.SetResult();
            }

            await (Nonce(sent) == "n1" ? allHaveArrived.Task : Task.CompletedTask);
            return Respond(sent, saysStale);
        });
        using var http = atlas.Behind(Handler());

        var answers = await Task.WhenAll(Enumerable.Range(0, Pages).Select(_ => http.SendAsync(Get(), Cancellation)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(2 * Pages, atlas.Requests.Count);
    }

    [Fact]
    public async Task Succeeds_with_single_use_nonces_when_requests_start_at_any_time()
    {
        var atlas = new ScriptedAtlas(async (sent, _) =>
        {
            await Task.Yield();
            return Respond(sent, saysStale: true);
        });
        using var http = atlas.Behind(Handler());

        for (var round = 0; round < 20; round++)
        {
            var sending = Enumerable.Range(0, Pages).Select(_ => Task.Run(() => http.SendAsync(Get(), Cancellation)));
            Assert.All(await Task.WhenAll(sending), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        }

        Assert.InRange(atlas.Requests.Count, 20 * Pages, (2 * 20 * Pages) + 1);
    }

    [Fact]
    public async Task Stops_using_a_wrong_key_after_one_more_challenge_while_many_requests_run()
    {
        var atlas = new ScriptedAtlas(_ => Challenge(isStale: false));
        using var http = atlas.Behind(Handler());

        var answers = await Task.WhenAll(Enumerable.Range(0, Pages).Select(_ => http.SendAsync(Get(), Cancellation)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.InRange(atlas.Requests.Count, 1 + Pages, 1 + (2 * Pages));
    }

    [Fact]
    public async Task Answers_in_SHA_256_where_Atlas_offers_both()
    {
        var atlas = InOrder(
            Answer(
                HttpStatusCode.Unauthorized,
                "{}",
                ("WWW-Authenticate", "Digest realm=\"r\", nonce=\"a\", algorithm=MD5, qop=\"auth\""),
                ("WWW-Authenticate", "Digest realm=\"r\", nonce=\"b\", algorithm=SHA-256, qop=\"auth\"")),
            Answer(HttpStatusCode.OK));
        using var http = atlas.Behind(Handler());

        using var answer = await http.SendAsync(Get(), Cancellation);

        Assert.Equal("b", Nonce(atlas.Requests[1]));
    }

    private static DigestHandler Handler() => new(
        new Credentials.ApiKey(new Secret("abcdefgh"), new Secret("c9a7bd3e-6c2f-4f7e-9c3f-0f4c62a0a9d1")));

    private static string Nonce(Sent sent) => NoncePattern().Match(sent.Authorization ?? "").Groups[1].Value;

    private HttpResponseMessage Respond(Sent sent, bool saysStale) => _good.TryRemove(Nonce(sent), out _)
        ? Answer(HttpStatusCode.OK)
        : Challenge(saysStale && sent.Authorization is not null);

    private HttpResponseMessage Challenge(bool isStale)
    {
        var nonce = $"n{Interlocked.Increment(ref _nonces)}";
        _good[nonce] = true;
        return Answer(
            HttpStatusCode.Unauthorized,
            "{}",
            ("WWW-Authenticate", $"Digest realm=\"r\", nonce=\"{nonce}\", qop=\"auth\", stale={isStale}"));
    }

    [GeneratedRegex(" nonce=\"([^\"]*)\"")]
    private static partial Regex NoncePattern();
}
