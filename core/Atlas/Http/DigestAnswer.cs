using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Answers a challenge of HTTP Digest with an API key (RFC 7616, section 3.4).</summary>
internal static class DigestAnswer
{
    /// <exception cref="SignInException">The machine does not allow what the answer needs.</exception>
    public static AuthenticationHeaderValue To(
        DigestChallenge challenge,
        Credentials.ApiKey key,
        HttpRequestMessage request)
    {
        try
        {
            return To(challenge, key, request.Method.Method, request.RequestUri?.PathAndQuery ?? "/");
        }
        catch (CryptographicException exception)
        {
            throw new SignInException(SignInFailure.Hash, exception.Message, exception);
        }
    }

    private static AuthenticationHeaderValue To(
        DigestChallenge challenge,
        Credentials.ApiKey key,
        string method,
        string uri)
    {
        var count = challenge.NextCount().ToString("x8", CultureInfo.InvariantCulture);
        var clientNonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var (user, realm, nonce) = (key.PublicKey.Reveal(), challenge.Realm, challenge.Nonce);
        var secretHash = Hash(challenge, $"{user}:{realm}:{key.PrivateKey.Reveal()}");
        var requestHash = Hash(challenge, $"{method}:{uri}");
        var response = challenge.HasQop
            ? Hash(challenge, $"{secretHash}:{nonce}:{count}:{clientNonce}:auth:{requestHash}")
            : Hash(challenge, $"{secretHash}:{nonce}:{requestHash}");
        var answer = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"username={Quoted(user)}, realm={Quoted(realm)}, ")
            .Append(CultureInfo.InvariantCulture, $"nonce={Quoted(nonce)}, uri={Quoted(uri)}, ")
            .Append(CultureInfo.InvariantCulture, $"algorithm={challenge.Algorithm}, response=\"{response}\"");
        if (challenge.HasQop)
        {
            answer.Append(CultureInfo.InvariantCulture, $", qop=auth, nc={count}, cnonce=\"{clientNonce}\"");
        }

        if (challenge.Opaque is { } opaque)
        {
            answer.Append(CultureInfo.InvariantCulture, $", opaque={Quoted(opaque)}");
        }

        return new AuthenticationHeaderValue("Digest", answer.ToString());
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Hash(DigestChallenge challenge, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // HTTP Digest as Atlas speaks it is defined on MD5; the channel is TLS.
        return Convert.ToHexStringLower(challenge.IsSha256 ? SHA256.HashData(bytes) : MD5.HashData(bytes));
#pragma warning restore CA5351
    }
}
