using System.IO.Compression;
using System.Text;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests;

/// <summary>Answers, by name, that no server of Atlas gives, but that an intermediary may give.</summary>
internal static class StrangeAnswers
{
    private const string Type = "Content-Type: application/vnd.atlas.2023-01-01+json";
    private const string Ok = $"HTTP/1.1 200 OK\r\nConnection: close\r\n{Type}";
    private const string Bad = $"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n{Type}";

    private static readonly byte[] Json = Encoding.UTF8.GetBytes(
        """{ "id": "32b6e34b3d91647abb20e7ba", "results": [], "totalCount": 0, "access_token": "t", "expires_in": 9 }""");

    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>(
        [.. Packings(), .. Heads(), .. Types(), .. Headers(), .. Bodies(), .. Errors()]);

    private static IEnumerable<KeyValuePair<string, byte[]>> Packings() =>
        from packing in new[] { "gzip", "x-gzip", "GZIP", "deflate", "br", "zstd", "compress", "gzip, br", "br, gzip", "é", "," }
        from body in new (string Name, byte[] Bytes)[]
        {
            ("nonsense", [0xFF, 0xFE, 0x1B, 0x8B, 0x00, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47]),
            ("JSON", Json),
            ("nothing", []),
            ("broken gzip", Broken(Packed(stream => new GZipStream(stream, CompressionLevel.Fastest)))),
            ("broken br", Broken(Packed(stream => new BrotliStream(stream, CompressionLevel.Fastest)))),
            ("broken deflate", Broken(Packed(stream => new ZLibStream(stream, CompressionLevel.Fastest)))),
            ("cut br", Packed(stream => new BrotliStream(stream, CompressionLevel.Fastest))[..^9]),
        }
        select Case($"{packing}: {body.Name}", $"{Ok}\r\nContent-Encoding: {packing}", body.Bytes);

    private static IEnumerable<KeyValuePair<string, byte[]>> Heads() =>
        from head in new[]
        {
            "", "\r\n", "HTTP/1.1", "HTTP/1.1 xyz OK", "HTTP/1.1 99999 OK", "HTTP/1.1 000 OK", "HTTP/1.1 999 \u0007",
            "HTTP/9.9 200 OK", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x", "HTTP/1.1 204 No Content",
            "HTTP/1.1 205 Reset Content", "HTTP/1.1 299 Odd", "HTTP/1.1 300 Choices", "HTTP/1.1 304 Not Modified",
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"é\u0007\", nonce=\"x\"",
            "SSH-2.0-OpenSSH_9.6",
            "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic", "HTTP/1.1 417 No", "HTTP/1.1 421 No", "HTTP/1.1 511 No",
        }
        select Case($"head {head}", head.Length > 9 ? $"{head}\r\nConnection: close" : head, Json);

    private static IEnumerable<KeyValuePair<string, byte[]>> Types() =>
        from type in new[]
        {
            "", ";", "é", "/", "application/json; charset=nonsense", "application/json; charset=\"",
            "application/json;;;=",
            "application/json; charset=utf-16", "application/vnd.atlas.+json", "application/vnd.atlas.9999+json",
            "text/html; charset=\u0007", $"application/{new string('x', 20_000)}",
        }
        select Case($"type {type[..Math.Min(40, type.Length)]}", $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: {type}", Json);

    private static IEnumerable<KeyValuePair<string, byte[]>> Headers() =>
        from status in new[] { Ok, Bad, "HTTP/1.1 429 Slow\r\nConnection: close", "HTTP/1.1 302 Found\r\nConnection: close" }
        from header in new[]
        {
            "Content-Length: -1", "Content-Length: x", "Content-Length: 99999999999999999999",
            "Content-Length: 5\r\nContent-Length: 6",
            "Transfer-Encoding: nonsense", "Transfer-Encoding: chunked", "Date: nonsense", "Retry-After: -5",
            "Retry-After: 99999999999", "Retry-After: \u0007", "Retry-After: Mon, 31 Feb 2024 99:00:00 GMT",
            "RateLimit-Limit:",
            "RateLimit-Limit: NaN", "RateLimit-Limit: 1e999", "RateLimit-Remaining: -1", "X-Error-Code:",
            "X-Error-Code: \u001b[31m",
            "X-Error-Code: a\r\nX-Error-Code: b", "Location: ", "Location: http://", "Location: http://[::",
            "Location: mailto:x",
            "Location: \\\\x", "Location: http://é\u0007.test/", $"Location: https://{new string('h', 50_000)}.test/",
            "Sunset: x",
            "Deprecation: \u001b", "WWW-Authenticate: Digest", "WWW-Authenticate: ,,,", "Set-Cookie: \u0007",
            "no colon at all",
            ": no name", "é: x", $"X: {new string('x', 70_000)}",
        }
        select Case($"{status[9..12]} {header[..Math.Min(40, header.Length)]}", $"{status}\r\n{header}", Json);

    private static IEnumerable<KeyValuePair<string, byte[]>> Bodies() =>
        from body in new (string Name, byte[] Bytes)[]
        {
            ("a byte-order mark", [0xEF, 0xBB, 0xBF, .. Json]), ("UTF-16", Encoding.Unicode.GetBytes("{ \"id\": 1 }")),
            ("no UTF-8", [.. "{ \"results\": [], \"links\": [{ \"rel\": \"self\", \"x\": \""u8, 0xFF, 0xC0, .. "\" }] }"u8]),
            ("no UTF-8 in a name", [.. "{ \"results\": [], \"links\": [{ \"rel"u8, 0xFF, .. "\": \"self\" }] }"u8]),
            ("a lone surrogate in a link", [.. """{ "results": [], "links": [{ "rel": "\ud800", "href": "\udc00" }] }"""u8]),
            ("a lone surrogate in the name of a link", [.. """{ "results": [], "links": [{ "re\ud800l": 1, "rel": "next" }] }"""u8]),
            ("a lone surrogate in a name", [.. """{ "i\ud800d": 1, "\udc00": [] }"""u8]),
            ("a lone surrogate in a status", [.. """{ "status\ud800": 1, "status": 400, "content": { "det\ud800ail": 1 } }"""u8]),
            ("links of every kind", [.. """{ "results": [], "links": [1, null, [], { "rel": 1, "href": {} }, "next"] }"""u8]),
            ("huge numbers", [.. """{ "id": 1e999, "totalCount": -1e999, "status": 1e400, "results": [] }"""u8]),
            ("a status beyond all", [.. """{ "status": 99999999999999999999, "results": [{}] }"""u8]),
            ("comments", [.. "{ /* */ \"id\": 1 }"u8]), ("zeros", new byte[100]), ("NaN", [.. "{ \"id\": NaN }"u8]),
            ("deep", Encoding.ASCII.GetBytes(new string('[', 5_000))), ("an envelope of nothing", [.. """{ "status": 400 }"""u8]),
        }
        from head in new[] { Ok, Bad }
        select Case($"{head[9..12]} with {body.Name}", head, body.Bytes);

    private static IEnumerable<KeyValuePair<string, byte[]>> Errors() =>
        from body in new[]
        {
            """{ "detail": "\ud800", "errorCode": "\udc00" }""",
            """{ "errorCode": "\ud800", "parameters": ["\ud800"] }""",
            """{ "badRequestDetail": { "fields": [{ "field": "\ud800" }, 1, null, []] } }""",
            """{ "errorCode": 7, "detail": {} }""",
            """{ "badRequestDetail": [], "parameters": {} }""", """[{ "errorCode": "A" }]""", "\"text\"", "7", "null",
            """{ "det\ud800ail": "x", "error": { "code": 1 } }""",
        }
        select Case($"error {body}", Bad, Encoding.UTF8.GetBytes(body));

    private static KeyValuePair<string, byte[]> Case(string name, string head, byte[] body) =>
        KeyValuePair.Create(name, (byte[])[.. Encoding.Latin1.GetBytes($"{head}\r\n\r\n"), .. body]);

    private static byte[] Packed(Func<Stream, Stream> packerOf)
    {
        using var packed = new MemoryStream();
        using (var packer = packerOf(packed))
        {
            packer.Write(Json);
        }

        return packed.ToArray();
    }

    private static byte[] Broken(byte[] packed)
    {
        for (var index = packed.Length / 2; index < packed.Length; index += 2)
        {
            packed[index] ^= 0x5A;
        }

        return packed;
    }
}
