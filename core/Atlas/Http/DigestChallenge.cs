using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// A challenge of HTTP Digest (RFC 7616) that many requests answer: each with the next count, so that none needs a
/// challenge of its own.
/// </summary>
internal sealed partial class DigestChallenge
{
    private const string Scheme = "Digest";

    private readonly Dictionary<string, string> _parameters;
    private int _count;

    private volatile bool _wasAccepted;

    private DigestChallenge(Dictionary<string, string> parameters)
    {
        _parameters = parameters;
    }

    public string Nonce => Parameter("nonce");

    public string Realm => Parameter("realm");

    public string? Opaque => _parameters.GetValueOrDefault("opaque");

    public string Algorithm => Parameter("algorithm") is { Length: > 0 } algorithm ? algorithm : "MD5";

    public bool HasQop => Parameter("qop").Length > 0;

    public bool IsSha256 => Algorithm.Equals("SHA-256", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the server says that only the nonce was too old.</summary>
    public bool IsStale => Parameter("stale").Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether more than one request has answered it.</summary>
    public bool IsShared => Volatile.Read(ref _count) > 1;

    /// <summary>Whether a request that answered the challenge was accepted.</summary>
    public bool WasAccepted
    {
        get => _wasAccepted;
        set => _wasAccepted = value;
    }

    /// <summary>Whether an answer asks for HTTP Digest, in whatever form.</summary>
    public static bool IsIn(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Unauthorized && response.Headers.WwwAuthenticate.Any(IsDigest);

    /// <summary>
    /// Finds a challenge that can be answered: MD5 or rather SHA-256, with quality of protection "auth" or none.
    /// </summary>
    public static DigestChallenge? Find(HttpResponseMessage response) => response.Headers.WwwAuthenticate
        .Where(IsDigest)
        .Select(Read)
        .Where(challenge => challenge.CanBeAnswered())
        .OrderByDescending(challenge => challenge.IsSha256)
        .FirstOrDefault();

    /// <summary>What an answer without such a challenge asks for, in words; empty when it asks for nothing.</summary>
    public static string Offered(HttpResponseMessage response)
    {
        var offers = response.Headers.WwwAuthenticate
            .Select(header => IsDigest(header) ? Read(header).Shown() : header.Scheme)
            .Distinct()
            .ToList();
        return offers.Count == 0 && response.Headers.NonValidated.Contains("WWW-Authenticate")
            ? "something that is no challenge of HTTP"
            : string.Join(", ", offers);
    }

    /// <summary>Counts one more request that answers it.</summary>
    public int NextCount() => Interlocked.Increment(ref _count);

    private static bool IsDigest(AuthenticationHeaderValue header) =>
        header.Scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase);

    private static DigestChallenge Read(AuthenticationHeaderValue header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in ParameterPattern().Matches(header.Parameter ?? ""))
        {
            parameters[match.Groups["name"].Value] = match.Groups["quoted"].Success
                ? Escape().Replace(match.Groups["quoted"].Value, "$1")
                : match.Groups["plain"].Value;
        }

        return new DigestChallenge(parameters);
    }

    private string Shown()
    {
        var reason = this switch
        {
            { Nonce: "" } => "without a nonce",
            _ when !_parameters.Values.All(IsPrintable) => "with characters that are not ASCII",
            { HasQop: true } => $"algorithm {Algorithm}, qop {Parameter("qop")}",
            _ => $"algorithm {Algorithm}",
        };
        return $"{Scheme} ({reason})";
    }

    private string Parameter(string name) => _parameters.GetValueOrDefault(name, "");

    private bool CanBeAnswered() =>
        Nonce.Length > 0
        && _parameters.Values.All(IsPrintable)
        && (IsSha256 || Algorithm.Equals("MD5", StringComparison.OrdinalIgnoreCase))
        && (!HasQop
            || Parameter("qop").Split(',').Any(qop => qop.Trim().Equals("auth", StringComparison.OrdinalIgnoreCase)));

    // The answer repeats them, in a header that holds nothing else.
    private static bool IsPrintable(string text) => Ascii.IsValid(text) && !text.Any(char.IsControl);

    [GeneratedRegex("""(?<name>[A-Za-z0-9_-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^\s,]+))""")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
