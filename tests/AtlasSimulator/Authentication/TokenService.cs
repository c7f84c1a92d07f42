using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.AtlasSimulator.Data;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Authentication;

/// <summary>Issues, checks and revokes the tokens of the service account.</summary>
internal sealed class TokenService(SimulatorOptions options)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new();
    private readonly List<DateTimeOffset> _requests = [];
    private int _asked;
    private int _minted;
    private int _revoked;

    public int Requests => _asked;

    public int Minted => _minted;

    public int Revoked => _revoked;

    public int Left => CountGood(options.Time.GetUtcNow());

    public bool IsGood(string token) =>
        token == AtlasData.AccessToken
        || (_expiries.TryGetValue(token, out var expiry) && options.Time.GetUtcNow() < expiry);

    public void Expire(string token) => _expiries.TryRemove(token, out _);

    /// <param name="request">The request for a token.</param>
    /// <param name="isLost">Whether the answer with the token is lost.</param>
    public async Task<Answer> MintAsync(HttpRequest request, bool isLost)
    {
        Interlocked.Increment(ref _asked);
        if (!Admit())
        {
            return Answer.Error(
                429,
                "RATE_LIMITED",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Resource /api/oauth/token is limited to "
                    + $"{options.TokenRequestsPerMinute} requests every 1 minutes."),
                "Too Many Requests",
                "/api/oauth/token",
                options.TokenRequestsPerMinute,
                1);
        }

        if (!IsServiceAccount(request))
        {
            return Stranger();
        }

        // The Accept header is not checked: Atlas's own client for Go does not send it.
        if (!request.HasFormContentType)
        {
            return OAuthError(400, "invalid_request", "The request is not a form.");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["grant_type"] != "client_credentials")
        {
            return OAuthError(400, "unsupported_grant_type", "The grant type is not supported.");
        }

        var now = options.Time.GetUtcNow();
        return CountGood(now) < options.ActiveTokens
            ? Mint(isLost ? now : now + options.TokenLifetime)
            : OAuthError(403, "access_denied", "Access Token limit reached.");
    }

    public async Task<Answer> RevokeAsync(HttpRequest request)
    {
        if (!IsServiceAccount(request))
        {
            return Stranger();
        }

        if (!request.HasFormContentType)
        {
            return OAuthError(400, "invalid_request", "The request is not a form.");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (_expiries.TryRemove(form["token"].ToString(), out _))
        {
            Interlocked.Increment(ref _revoked);
        }

        return new Answer(200, Answer.Json, []);
    }

    private static bool IsServiceAccount(HttpRequest request)
    {
        var (scheme, parameter) = Credential.Of(request);
        var pair = new byte[parameter.Length];
        if (scheme != Credential.Basic || !Convert.TryFromBase64String(parameter, pair, out var length))
        {
            return false;
        }

        // OAuth escapes both parts as in a form, but many clients do not.
        var text = Encoding.UTF8.GetString(pair, 0, length);
        return IsPair(text) || IsPair(WebUtility.UrlDecode(text));
    }

    private static bool IsPair(string text) => text == $"{AtlasData.ClientId}:{AtlasData.ClientSecret}";

    private static Answer Stranger() =>
        OAuthError(401, "invalid_client", "Invalid credentials provided.") with { IsAuthorized = false };

    private static Answer OAuthError(int status, string error, string description) =>
        new(status, Answer.Json, JsonOutput.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error_description", description);
            writer.WriteString("error", error);
            writer.WriteEndObject();
        }));

    private int CountGood(DateTimeOffset now) => _expiries.Values.Count(expiry => now < expiry);

    private Answer Mint(DateTimeOffset expiry)
    {
        var number = Interlocked.Increment(ref _minted);
        var token = $"eyJ.CANARY-minted-token-{number:0000}.{Guid.NewGuid():N}";
        _expiries[token] = expiry;
        return new Answer(200, Answer.Json, JsonOutput.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", token);
            writer.WriteNumber("expires_in", (int)options.TokenLifetime.TotalSeconds);
            writer.WriteString("token_type", "Bearer");
            writer.WriteEndObject();
        }));
    }

    private bool Admit()
    {
        lock (_lock)
        {
            var now = options.Time.GetUtcNow();
            _requests.RemoveAll(moment => moment <= now - TimeSpan.FromMinutes(1));
            if (_requests.Count >= options.TokenRequestsPerMinute)
            {
                return false;
            }

            _requests.Add(now);
            return true;
        }
    }
}
