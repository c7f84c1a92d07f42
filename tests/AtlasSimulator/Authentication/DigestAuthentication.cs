using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.AtlasSimulator.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AtlasBackup.AtlasSimulator.Authentication;

/// <summary>
/// HTTP Digest as Atlas speaks it: nonces that it made itself, each count used once, the response worked out again.
/// </summary>
internal sealed partial class DigestAuthentication(SimulatorOptions options)
{
    private const string Realm = "MMS Public API";

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _nonces = new();
    private int _challenges;

    public int Challenges => _challenges;

    /// <summary>The refusal, or null when the request is signed as it should be.</summary>
    public Answer? Check(HttpRequest request, string parameter, bool isStale)
    {
        var given = ParameterPattern().Matches(parameter)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value);
        var nonce = given.GetValueOrDefault("nonce", "");
        if (!_nonces.TryGetValue(nonce, out var counts))
        {
            return Challenge(isStale: false);
        }

        if (isStale || counts.Count >= options.UsesPerNonce)
        {
            _nonces.TryRemove(nonce, out _);
            return Challenge(isStale: true);
        }

        return IsSigned(request, given) && counts.TryAdd(given["nc"], true) ? null : Challenge(isStale: false);
    }

    public Answer Challenge(bool isStale)
    {
        Interlocked.Increment(ref _challenges);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(36));
        _nonces[nonce] = new ConcurrentDictionary<string, bool>();
        var body = JsonOutput.Write(
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("error", 401);
                writer.Strings(
                    ("reason", "Unauthorized"),
                    ("detail", "You are not authorized for this resource."),
                    ("errorCode", "UNEXPECTED_ERROR"));
                writer.WriteEndObject();
            },
            indented: true);
        var stale = isStale ? "true" : "false";
        return new Answer(401, Answer.Json, body)
        {
            Headers =
            {
                ["WWW-Authenticate"] =
                    $"Digest realm=\"{Realm}\", domain=\"\", nonce=\"{nonce}\", algorithm=MD5, qop=\"auth\", stale={stale}",
            },
        };
    }

    private static bool IsSigned(HttpRequest request, Dictionary<string, string> given)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (given.GetValueOrDefault("username") != AtlasData.PublicKey
            || given.GetValueOrDefault("realm") != Realm
            || given.GetValueOrDefault("uri") != target
            || given.GetValueOrDefault("qop") != "auth"
            || !given.TryGetValue("nc", out var count)
            || count.Length != 8)
        {
            return false;
        }

        var user = Hash($"{AtlasData.PublicKey}:{Realm}:{AtlasData.PrivateKey}");
        var expected = Hash($"{user}:{given["nonce"]}:{count}:{given.GetValueOrDefault("cnonce")}:auth:{Hash($"{request.Method}:{target}")}");
        return given.GetValueOrDefault("response") == expected;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""([a-z]+)=(?:"([^"]*)"|([^\s,]+))""")]
    private static partial Regex ParameterPattern();
}
