using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// A challenge of HTTP Digest (RFC 7616) that many requests answer: each with the next count, so that none needs a
/// challenge of its own.
/// </summary>
internal sealed partial class DigestChallenge
{
    private readonly Dictionary<string, string> _parameters;
    private int _count;

    private volatile bool _wasAccepted;

    private DigestChallenge(Dictionary<string, string> parameters)
    {
        _parameters = parameters;
    }

    public string Nonce => Parameter("nonce");

    /// <summary>Whether the server says that only the nonce was too old.</summary>
    public bool IsStale => Parameter("stale").Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a request that answered it was let in.</summary>
    public bool WasAccepted
    {
        get => _wasAccepted;
        set => _wasAccepted = value;
    }

    private string Algorithm => Parameter("algorithm") is { Length: > 0 } algorithm ? algorithm : "MD5";

    private bool HasQop => Parameter("qop").Length > 0;

    /// <summary>
    /// Finds a challenge that can be answered: MD5 or SHA-256, with quality of protection "auth" or none.
    /// </summary>
    public static DigestChallenge? Find(HttpResponseMessage response)
    {
        foreach (var header in response.Headers.WwwAuthenticate)
        {
            if (!header.Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase) || header.Parameter is null)
            {
                continue;
            }

            var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (Match match in ParameterPattern().Matches(header.Parameter))
            {
                parameters[match.Groups["name"].Value] = match.Groups["quoted"].Success
                    ? match.Groups["quoted"].Value.Replace("\\", "", StringComparison.Ordinal)
                    : match.Groups["plain"].Value;
            }

            var challenge = new DigestChallenge(parameters);
            if (challenge.CanBeAnswered())
            {
                return challenge;
            }
        }

        return null;
    }

    public AuthenticationHeaderValue Answer(Credentials.ApiKey key, string method, string uri)
    {
        var count = Interlocked.Increment(ref _count).ToString("x8", CultureInfo.InvariantCulture);
        var clientNonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var user = key.PublicKey.Reveal();
        var realm = Parameter("realm");
        var secretHash = Hash($"{user}:{realm}:{key.PrivateKey.Reveal()}");
        var requestHash = Hash($"{method}:{uri}");
        var response = HasQop
            ? Hash($"{secretHash}:{Nonce}:{count}:{clientNonce}:auth:{requestHash}")
            : Hash($"{secretHash}:{Nonce}:{requestHash}");
        var answer = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"username=\"{user}\", realm=\"{realm}\", nonce=\"{Nonce}\", ")
            .Append(CultureInfo.InvariantCulture, $"uri=\"{uri}\", algorithm={Algorithm}, response=\"{response}\"");
        if (HasQop)
        {
            answer.Append(CultureInfo.InvariantCulture, $", qop=auth, nc={count}, cnonce=\"{clientNonce}\"");
        }

        if (_parameters.TryGetValue("opaque", out var opaque))
        {
            answer.Append(CultureInfo.InvariantCulture, $", opaque=\"{opaque}\"");
        }

        return new AuthenticationHeaderValue("Digest", answer.ToString());
    }

    private string Parameter(string name) => _parameters.GetValueOrDefault(name, "");

    private bool CanBeAnswered() =>
        Nonce.Length > 0
        && (Algorithm.Equals("MD5", StringComparison.OrdinalIgnoreCase)
            || Algorithm.Equals("SHA-256", StringComparison.OrdinalIgnoreCase))
        && (!HasQop
            || Parameter("qop").Split(',').Any(qop => qop.Trim().Equals("auth", StringComparison.OrdinalIgnoreCase)));

    private string Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // HTTP Digest as Atlas speaks it is defined on MD5; the channel is TLS.
        return Convert.ToHexStringLower(
            Algorithm.Equals("MD5", StringComparison.OrdinalIgnoreCase) ? MD5.HashData(bytes) : SHA256.HashData(bytes));
#pragma warning restore CA5351
    }

    [GeneratedRegex("""(?<name>[A-Za-z0-9_-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^\s,]+))""")]
    private static partial Regex ParameterPattern();
}
