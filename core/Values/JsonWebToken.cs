using System.Buffers.Text;
using System.Text.Json;

namespace AtlasBackup.Core.Values;

/// <summary>Reads what an access token says of itself, if it is a JSON Web Token (RFC 7519).</summary>
internal static class JsonWebToken
{
    private const int Parts = 3;

    // 31 December 9999, the last date that can be represented.
    private const double LastSecond = 253_402_300_799;

    /// <summary>When the token expires, or null when it does not say.</summary>
    public static DateTimeOffset? ExpiryOf(string token)
    {
        if (token.Split('.') is not { Length: Parts } parts)
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            var seconds = claims.RootElement.GetProperty("exp").GetDouble();
            return seconds is >= 0 and <= LastSecond ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException
            or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
