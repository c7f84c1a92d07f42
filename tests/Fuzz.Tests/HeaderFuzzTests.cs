using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;
using FsCheck;
using FsCheck.Fluent;

namespace AtlasBackup.Fuzz.Tests;

public sealed class HeaderFuzzTests
{
    private static readonly Gen<string> Fragments = Gen.Elements(
        "Digest ", "Basic ", "Bearer", "realm=\"MMS Public API\"", "nonce=\"a/b+c=\"", "nonce=", "qop=\"auth\"",
        "qop=auth-int", "algorithm=MD5", "algorithm=SHA-256", "algorithm=x", "stale=true", "opaque=\"\\\"\"",
        ", ", ",", "=", "\"", " ", "é", "x=y");

    private static readonly Gen<string> Values =
        Gen.Resize(Fragments.ListOf(), 12).Select(fragments => string.Concat(fragments));

    [Fact]
    public void Challenges_are_answered_or_passed_over()
    {
        var key = new Credentials.ApiKey(new Secret("public"), new Secret("private-key"));

        Fuzzer.Check(Values, value =>
        {
            using var response = new HttpResponseMessage(HttpStatusCode.Unauthorized);
            response.Headers.TryAddWithoutValidation("WWW-Authenticate", value);

            var challenge = DigestChallenge.Find(response);
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://atlas.test/api/atlas/v2/groups?x=y");
            var answer = challenge is null ? null : DigestAnswer.To(challenge, key, request);

            Assert.Equal(challenge is null, answer is null);
            Assert.DoesNotContain("private-key", answer?.ToString() ?? "", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Waits_are_read_from_any_header()
    {
        var values = Gen.OneOf(
            Gen.Choose(int.MinValue, int.MaxValue).Select(number => $"{number}"),
            Gen.Elements(
                "Mon, 5 Aug 2024 00:00:00 GMT", "Mon, 05 Aug 2024 00:00:00 GMT", "soon", "", "1.5",
                "99999999999999999999"),
            Values);

        Fuzzer.Check(values, value =>
        {
            using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation("Retry-After", value);
            response.Headers.TryAddWithoutValidation("Date", "Mon, 05 Aug 2024 00:00:00 GMT");

            var wait = RetryAfter.Of(response);

            Assert.True(wait is null || wait >= TimeSpan.Zero);
        });
    }

    [Fact]
    public void Base_urls_are_https_or_loopback()
    {
        var fragments = Gen.Elements(
            "http", "https", "://", ":", "/", "127.0.0.1", "localhost", "[::1]", "cloud.mongodb.com", "@", "?", "#", "user",
            "%2e", "..", " ", "1", "99999", "/api/atlas/v2");

        Fuzzer.Check(Gen.Resize(fragments.ListOf(), 8).Select(parts => string.Concat(parts)), text =>
        {
            var (url, reason) = BaseUrl.Parse(text);

            Assert.True(url is not null ? url.Scheme == "https" || url.IsLoopback : reason.Length > 0);
        });
    }
}
