using System.IO.Compression;
using System.Text;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>Answers that end too early, on real sockets.</summary>
public sealed class CutAnswerTests
{
    private const string Target = "groups/g/things";
    private const string Json = """{ "id": "\u00e9é", "links": [{ "rel": "self" }], "n": 1.5, "is": true, "a": [] }""";
    private const string Type = "Content-Type: application/vnd.atlas.2023-01-01+json";
    private const string NoLength = $"HTTP/1.1 200 OK\r\n{Type}\r\nConnection: close";
    private const string Oldest = $"HTTP/1.0 200 OK\r\n{Type}";

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(Json);
    private static readonly AtlasRequest Request = new(Target, "", "2023-01-01", "g");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Packings => ["gzip", "deflate", "br"];

    [Theory]
    [InlineData(NoLength)]
    [InlineData(Oldest)]
    public async Task Retries_an_answer_without_a_length_that_is_cut_at_any_byte(string head)
    {
        foreach (var length in Enumerable.Range(0, Whole.Length))
        {
            await using var atlas = new RawAtlas(RawAtlas.Answer(head, Whole.AsSpan(0, length)), WholeAnswer(head));
            using var client = ClientOf(atlas);

            Assert.Equal(Json, await client.ReadTextAsync(Request, Cancellation));
            Assert.Equal(2, atlas.Requests.Count);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n \t\n")]
    public async Task Accepts_a_complete_answer_without_a_length_at_once(string end)
    {
        await using var atlas = new RawAtlas(RawAtlas.Answer(NoLength, [.. Whole, .. Encoding.ASCII.GetBytes(end)]));
        using var client = ClientOf(atlas);

        Assert.Equal(Json + end, await client.ReadTextAsync(Request, Cancellation));
        Assert.Single(atlas.Requests);
    }

    [Fact]
    public async Task Retries_an_answer_that_an_intermediary_has_cut_and_given_a_matching_length()
    {
        var cut = Whole.AsSpan(0, 20);
        await using var atlas = new RawAtlas(
            RawAtlas.Answer($"{NoLength}\r\nContent-Length: 20", cut),
            RawAtlas.Answer($"{NoLength}\r\nTransfer-Encoding: chunked", [.. "14\r\n"u8, .. cut, .. "\r\n0\r\n\r\n"u8]),
            RawAtlas.Answer($"{NoLength}\r\nContent-Length: 0", []),
            WholeAnswer(NoLength));
        using var client = ClientOf(atlas, retries: 3);

        Assert.Equal(Json, await client.ReadTextAsync(Request, Cancellation));
        Assert.Equal(4, atlas.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public async Task Retries_a_compressed_answer_that_was_cut(string packing)
    {
        var packed = Packed(packing);
        foreach (var length in Enumerable.Range(1, packed.Length - 10))
        {
            var head = $"{NoLength}\r\nContent-Encoding: {packing}";
            var cut = packed.AsSpan(0, length);
            await using var atlas = new RawAtlas(
                RawAtlas.Answer(head, cut),
                RawAtlas.Answer($"{head}\r\nContent-Length: {length}", cut),
                RawAtlas.Answer(head, packed));
            using var client = ClientOf(atlas, retries: 2);

            Assert.Equal(Json, await client.ReadTextAsync(Request, Cancellation));
        }
    }

    [Fact]
    public async Task Says_after_the_last_attempt_that_the_answer_broke_off()
    {
        var cut = RawAtlas.Answer(NoLength, Whole.AsSpan(0, Whole.Length - 1));
        await using var atlas = new RawAtlas(cut, cut);
        using var client = ClientOf(atlas);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(FailureKind.Unavailable, failure.Kind);
        Assert.Equal($"could not reach {atlas.Authority}: the answer ended too early (after 2 attempts)", failure.Message);
    }

    [Theory]
    [InlineData("""{ "detail": "No such thi""")]
    [InlineData("")]
    public async Task Reports_a_refusal_even_if_its_body_is_cut(string body)
    {
        var head = $"HTTP/1.1 404 Not Found\r\n{Type}\r\nX-Error-Code: RESOURCE_NOT_FOUND\r\nConnection: close";
        await using var atlas = new RawAtlas(RawAtlas.Answer(head, Encoding.ASCII.GetBytes(body)));
        using var client = ClientOf(atlas);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(
            $"Atlas answered 404 to GET {Target}: Not Found (RESOURCE_NOT_FOUND).", failure.Message);
        Assert.Single(atlas.Requests);
    }

    [Theory]
    [InlineData("""{ "id": nonsense""")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("""{ "id": 1 } trailing""")]
    public async Task Does_not_retry_an_answer_that_is_invalid_but_complete(string body)
    {
        await using var atlas = new RawAtlas(RawAtlas.Answer(NoLength, Encoding.ASCII.GetBytes(body)));
        using var client = ClientOf(atlas);

        Assert.Equal(body, await client.ReadTextAsync(Request, Cancellation));
    }

    [Fact]
    public async Task Asks_again_for_a_token_that_was_cut_and_not_for_a_revocation_without_a_body()
    {
        var token = """{ "access_token": "token", "expires_in": 3600 }"""u8;
        await using var atlas = new RawAtlas(
            RawAtlas.Answer(NoLength, token[..^1]),
            RawAtlas.Answer(NoLength, token),
            WholeAnswer(NoLength),
            RawAtlas.Answer(NoLength, []));
        using var client = ClientOf(
            atlas, credentials: new Credentials.ServiceAccount(new Secret("id"), new Secret("secret")));

        Assert.Equal(Json, await client.ReadTextAsync(Request, Cancellation));
        await client.EndAsync(Cancellation);

        Assert.Equal(
            ["POST /api/oauth/token", "POST /api/oauth/token", $"GET /api/atlas/v2/{Target}", "POST /api/oauth/revoke"],
            atlas.Requests.Select(line => line.Replace(" HTTP/1.1", "", StringComparison.Ordinal)));
    }

    private static byte[] WholeAnswer(string head) => RawAtlas.Answer(head, Whole);

    private static byte[] Packed(string packing)
    {
        using var packed = new MemoryStream();
        using (Stream packer = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        })
        {
            packer.Write(Whole);
        }

        return packed.ToArray();
    }

    private static AtlasClient ClientOf(RawAtlas atlas, int retries = 1, Credentials? credentials = null)
    {
        var transport = Transports.Plain(new TestTime { IsSwift = true }) with
        {
            MaxRetries = retries,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
        };
        return new AtlasClient(
            credentials ?? new Credentials.AccessToken(new Secret("token")),
            atlas.BaseUrl,
            transport,
            new DeprecationNotice(transport.Log));
    }
}
