using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AtlasBackup.AtlasSimulator.Authentication;

/// <summary>
/// HTTP Digest as Atlas implements it: it accepts only its own nonces and each count once, and recalculates the
/// response.
/// </summary>
internal sealed partial class DigestAuthentication(SimulatorOptions options)
{
    private const string Realm = "MMS Public API";

    // This answer has these spaces on the wire, unlike all other answers.
    private static readonly byte[] Body =
        """
        {
          "error" : 401,
          "reason" : "Unauthorized",
          "detail" : "You are not authorized for this resource.",
          "errorCode" : "UNEXPECTED_ERROR"
        }
        """u8.ToArray();

    private readonly ConcurrentDictionary<string, Nonce> _nonces = new();
    private int _challenges;

    public int Challenges => _challenges;

    /// <summary>The refusal, or null if the request is signed correctly.</summary>
    public Answer? Check(HttpRequest request, string parameter, bool isStale)
    {
        var given = Read(parameter);

        // Concurrent requests overtake one another, so counts may arrive in any order, but none twice.
        if (!_nonces.TryGetValue(given.GetValueOrDefault("nonce", ""), out var nonce)
            || !IsSigned(request, given)
            || !nonce.Counts.TryAdd(given["nc"], true))
        {
            return Challenge(isStale: false);
        }

        nonce.IsRetired |= isStale
            || nonce.Counts.Count > options.UsesPerNonce
            || options.Time.GetUtcNow() - nonce.MadeAt >= options.NonceLifetime;
        return nonce.IsRetired ? Challenge(isStale: true) : null;
    }

    public Answer Challenge(bool isStale)
    {
        Interlocked.Increment(ref _challenges);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(36));
        _nonces[nonce] = new Nonce(options.Time.GetUtcNow());
        var stale = isStale ? "true" : "false";
        return new Answer(401, Answer.Json, Body)
        {
            Headers =
            {
                ["WWW-Authenticate"] =
                    $"Digest realm=\"{Realm}\", domain=\"\", nonce=\"{nonce}\", algorithm=MD5, qop=\"auth\", stale={stale}",
            },
        };
    }

    private static Dictionary<string, string> Read(string parameter)
    {
        var given = new Dictionary<string, string>();
        foreach (Match match in ParameterPattern().Matches(parameter))
        {
            given[match.Groups[1].Value] = match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value;
        }

        return given;
    }

    private static bool IsSigned(HttpRequest request, Dictionary<string, string> given)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (given.GetValueOrDefault("username") != AtlasData.PublicKey
            || given.GetValueOrDefault("realm") != Realm
            || given.GetValueOrDefault("uri") != target
            || given.GetValueOrDefault("qop") != "auth"
            || !given.TryGetValue("nc", out var count)
            || !CountPattern().IsMatch(count))
        {
            return false;
        }

        var user = Hash($"{AtlasData.PublicKey}:{Realm}:{AtlasData.PrivateKey}");
        var asked = Hash($"{request.Method}:{target}");
        var expected = Hash($"{user}:{given["nonce"]}:{count}:{given.GetValueOrDefault("cnonce")}:auth:{asked}");
        return given.GetValueOrDefault("response") == expected;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""([a-z]+)=(?:"([^"]*)"|([^\s,]+))""")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"^[0-9a-f]{8}\z")]
    private static partial Regex CountPattern();

    private sealed class Nonce(DateTimeOffset madeAt)
    {
        public DateTimeOffset MadeAt { get; } = madeAt;

        public ConcurrentDictionary<string, bool> Counts { get; } = new();

        // The nonce is kept after it expires: a client that still uses it is told that it is stale, not that the key is
        // wrong.
        public bool IsRetired { get; set; }
    }
}
