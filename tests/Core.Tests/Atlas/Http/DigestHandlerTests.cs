using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed partial class DigestHandlerTests
{
    private const string PublicKey = "abcdefgh";
    private const string PrivateKey = "c9a7bd3e-6c2f-4f7e-9c3f-0f4c62a0a9d1";
    private const string Nonce = "yn0u/4Gr+x==965";

    // Exactly as Atlas sends it, with the same quotes.
    private const string Recorded =
        $"""Digest realm="MMS Public API", domain="", nonce="{Nonce}", algorithm=MD5, qop="auth", stale=false""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_the_challenge_that_Atlas_sends()
    {
        var atlas = InOrder(Challenge(Recorded), Answer(HttpStatusCode.OK, "in"));

        using var response = await SendAsync(atlas);

        Assert.Equal("in", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Null(atlas.Requests[0].Authorization);
        var answer = Parameters(atlas.Requests[1].Authorization);
        Assert.Equal(
            (PublicKey, "MMS Public API", Nonce, "/api/atlas/v2/groups/g/things?pageNum=1", "auth", "00000001", "MD5"),
            (
                answer["username"], answer["realm"], answer["nonce"], answer["uri"], answer["qop"], answer["nc"],
                answer["algorithm"]));
        Assert.Equal(Expected(answer, Md5), answer["response"]);
        Assert.DoesNotContain("opaque", answer.Keys);
        Assert.DoesNotContain(PrivateKey, atlas.Requests[1].Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_in_SHA_256_and_repeats_the_opaque_value()
    {
        var atlas = InOrder(
            Challenge("""Digest realm="r", nonce="n1", algorithm=SHA-256, qop="auth-int,auth", opaque="o\"p\\" """),
            Answer(HttpStatusCode.OK));

        using var response = await SendAsync(atlas);

        var answer = Parameters(atlas.Requests[1].Authorization);
        Assert.Equal(Expected(answer, Sha256), answer["response"]);
        Assert.Equal("SHA-256", answer["algorithm"]);
        Assert.EndsWith("""opaque="o\"p\\" """.TrimEnd(), atlas.Requests[1].Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_a_challenge_without_quality_of_protection_in_the_older_form()
    {
        var atlas = InOrder(Challenge("""digest realm="r", nonce="n1" """), Answer(HttpStatusCode.OK));

        using var response = await SendAsync(atlas);

        var answer = Parameters(atlas.Requests[1].Authorization);
        Assert.Equal(Md5($"{Md5($"{PublicKey}:r:{PrivateKey}")}:n1:{Md5($"GET:{answer["uri"]}")}"), answer["response"]);
        Assert.DoesNotContain("nc", answer.Keys);
        Assert.DoesNotContain("qop", answer.Keys);
    }

    [Theory]
    [InlineData("Basic realm=\"x\"")]
    [InlineData("Digest realm=\"x\"")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", algorithm=MD5-sess")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", qop=\"auth-int\"")]
    [InlineData("Negotiate")]
    [InlineData("Digest realm=\"Käse\", nonce=\"n\", qop=\"auth\"")]
    public async Task Shows_nothing_of_the_key_to_a_challenge_that_it_cannot_answer(string challenge)
    {
        var atlas = InOrder(Challenge(challenge));

        var failure = await Assert.ThrowsAsync<SignInException>(() => SendAsync(atlas));

        Assert.Equal(SignInFailure.Challenge, failure.Failure);
        Assert.Null(Assert.Single(atlas.Requests).Authorization);
    }

    [Fact]
    public async Task Passes_on_an_answer_that_needed_no_challenge()
    {
        var atlas = InOrder(Answer(HttpStatusCode.NotFound), Answer(HttpStatusCode.OK));
        using var http = atlas.Behind(Handler());

        using var first = await http.SendAsync(Get(), Cancellation);
        using var second = await http.SendAsync(Get(), Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.All(atlas.Requests, request => Assert.Null(request.Authorization));
    }

    [Fact]
    public async Task Fetches_one_challenge_for_many_requests_and_uses_each_count_once()
    {
        var allHaveStarted = new TaskCompletionSource();
        var atlas = new ScriptedAtlas(async (sent, _) =>
        {
            await allHaveStarted.Task;
            return sent.Authorization is null ? Challenge(Recorded) : Answer(HttpStatusCode.OK);
        });
        using var http = atlas.Behind(Handler());

        var sending = Enumerable.Range(0, 64).Select(_ => http.SendAsync(Get(), Cancellation)).ToList();
        allHaveStarted.SetResult();
        await Task.WhenAll(sending);

        Assert.Equal(65, atlas.Requests.Count);
        Assert.Single(atlas.Requests, request => request.Authorization is null);
        var counts = atlas.Requests.Where(request => request.Authorization is not null)
            .Select(request => Parameters(request.Authorization)["nc"]);
        Assert.Equal(Enumerable.Range(1, 64).Select(count => $"{count:x8}"), counts.Order());
        Assert.All(
            atlas.Requests.Where(request => request.Authorization is not null).Select(
                request => Parameters(request.Authorization)),
            answer => Assert.Equal(Expected(answer, Md5), answer["response"]));
    }

    [Fact]
    public async Task Takes_another_nonce_when_the_one_it_has_is_stale()
    {
        var atlas = InOrder(
            Challenge(Recorded),
            Challenge("""Digest realm="MMS Public API", nonce="second", qop="auth", stale=TRUE"""),
            Answer(HttpStatusCode.OK),
            Answer(HttpStatusCode.OK));
        using var http = atlas.Behind(Handler());

        using var first = await http.SendAsync(Get(), Cancellation);
        using var second = await http.SendAsync(Get(), Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(
            [("", ""), (Nonce, "00000001"), ("second", "00000001"), ("second", "00000002")],
            atlas.Requests.Select(request => Parameters(request.Authorization))
                .Select(answer => (answer.GetValueOrDefault("nonce", ""), answer.GetValueOrDefault("nc", ""))));
    }

    [Fact]
    public async Task Takes_another_nonce_when_one_that_was_good_is_refused()
    {
        var atlas = InOrder(
            Challenge(Recorded),
            Answer(HttpStatusCode.OK),
            Challenge("""Digest realm="MMS Public API", nonce="second", qop="auth", stale=false"""),
            Answer(HttpStatusCode.OK));
        using var http = atlas.Behind(Handler());

        using var first = await http.SendAsync(Get(), Cancellation);
        using var second = await http.SendAsync(Get(), Cancellation);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("second", Parameters(atlas.Requests[3].Authorization)["nonce"]);
    }

    [Fact]
    public async Task Does_not_retry_with_a_key_that_Atlas_refuses()
    {
        var count = 0;
        var atlas = new ScriptedAtlas(
            _ => Challenge($"""Digest realm="MMS Public API", nonce="n{count++}", qop="auth", stale=false"""));

        using var response = await SendAsync(atlas);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(2, atlas.Requests.Count);
    }

    [Fact]
    public async Task Ends_even_where_every_nonce_is_stale()
    {
        var count = 0;
        var atlas = new ScriptedAtlas(
            _ => Challenge($"""Digest realm="r", nonce="n{count++}", qop="auth", stale=true"""));

        var failure = await Assert.ThrowsAsync<SignInException>(() => SendAsync(atlas));

        Assert.Equal(SignInFailure.StaleNonces, failure.Failure);
        Assert.Equal(5, atlas.Requests.Count);
    }

    [Fact]
    public async Task Sends_the_other_requests_when_the_first_one_fails()
    {
        var answers = new ConcurrentQueue<Func<HttpResponseMessage>>(
            [() => throw new HttpRequestException("gone"), () => Challenge(Recorded), () => Answer(HttpStatusCode.OK)]);
        var atlas = new ScriptedAtlas(sent => answers.TryDequeue(out var answer) ? answer() : throw Untold(sent));
        using var http = atlas.Behind(Handler());

        await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(Get(), Cancellation));
        using var second = await http.SendAsync(Get(), Cancellation);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    private static DigestHandler Handler() => new(
        new Credentials.ApiKey(new Secret(PublicKey), new Secret(PrivateKey)));

    private static async Task<HttpResponseMessage> SendAsync(ScriptedAtlas atlas)
    {
        using var http = atlas.Behind(Handler());
        return await http.SendAsync(Get(), Cancellation);
    }

    private static HttpResponseMessage Challenge(string challenge) =>
        Answer(HttpStatusCode.Unauthorized, "{}", ("WWW-Authenticate", challenge));

    private static Dictionary<string, string> Parameters(string? authorization) =>
        Parameter().Matches(authorization ?? "")
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim('"'));

    // RFC 7616, section 3.4.1, calculated here from the request and the key.
    private static string Expected(Dictionary<string, string> answer, Func<string, string> hash) => hash(
        $"{hash($"{PublicKey}:{answer["realm"]}:{PrivateKey}")}:{answer["nonce"]}:"
        + $"{answer["nc"]}:{answer["cnonce"]}:auth:"
        + hash($"GET:{answer["uri"]}"));

    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Sha256(string text) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""(\w+)=("[^"]*"|[^\s,]+)""")]
    private static partial Regex Parameter();
}
