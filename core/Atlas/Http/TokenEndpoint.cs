using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Makes tokens for a service account, and revokes them.</summary>
internal sealed class TokenEndpoint(RequestPipeline http, Uri baseUrl, Credentials.ServiceAccount account)
{
    /// <summary>What its requests are for, in words that name no account.</summary>
    public const string Purpose = "access token";

    // A token has some kilobytes. To read JSON as a tree takes many times its size.
    private const int MaxBodyLength = 64 * 1024;

    private const string MintPath = "api/oauth/token";
    private const string RevokePath = "api/oauth/revoke";

    // The endpoint takes ten requests a minute at the least, whatever it says of a token.
    private static readonly TimeSpan ShortestUse = TimeSpan.FromSeconds(10);

    // The lifetime that Atlas documents. It is assumed for a token whose answer states no possible lifetime.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);

    /// <exception cref="NoTokenException">The endpoint answered with something else.</exception>
    /// <exception cref="SignInException">The token cannot be sent in a header.</exception>
    /// <exception cref="TransportException">It did not answer.</exception>
    public async Task<AccessToken> MintAsync(RequestState state, CancellationToken cancellationToken)
    {
        const string asked = $"POST {MintPath}";
        using var request = Request(MintPath, state, new() { ["grant_type"] = "client_credentials" });
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode == HttpStatusCode.OK
            ? Read(BufferedContent.BytesOf(response)) ?? throw new NoTokenException(Refusal.Of(response, asked))
            : throw new NoTokenException(Refusal.Of(response, asked));
    }

    public async Task RevokeAsync(AccessToken token, CancellationToken cancellationToken)
    {
        using var request = Request(RevokePath, new RequestState { Purpose = Purpose }, new()
        {
            ["token"] = token.Token.Reveal(),
            ["token_type_hint"] = "access_token",
        });
        using var response = await http.SendAsync(request, cancellationToken);
    }

    private static AccessToken? Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > MaxBodyLength)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var token = root.GetProperty("access_token").GetString();
            return string.IsNullOrEmpty(token) ? null : new AccessToken(Checked(token), UseOf(LifetimeOf(root)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or KeyNotFoundException)
        {
            return null;
        }
    }

    private static Secret Checked(string token) => token.All(character => character is > ' ' and <= '~')
        ? new Secret(token)
        : throw new SignInException(SignInFailure.Token);

    // The lifetime only decides when the next token is requested: the token is valid with any value here.
    private static TimeSpan LifetimeOf(JsonElement answer)
    {
        var seconds = 0d;
        _ = answer.TryGetProperty("expires_in", out var given) && given.ValueKind switch
        {
            JsonValueKind.Number => given.TryGetDouble(out seconds),
            JsonValueKind.String => double.TryParse(
                given.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds),
            _ => false,
        };
        return seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, LongestLifetime.TotalSeconds)) : UsualLifetime;
    }

    private static TimeSpan UseOf(TimeSpan lifetime)
    {
        var use = lifetime - Early(lifetime);
        return use > ShortestUse ? use : ShortestUse;
    }

    // The token is replaced early enough for a request that runs when it expires, but never so early that a token with
    // a short lifetime could not be used.
    private static TimeSpan Early(TimeSpan lifetime)
    {
        var early = TimeSpan.FromSeconds(Math.Max(60, lifetime.TotalSeconds / 10));
        return early < lifetime / 2 ? early : lifetime / 2;
    }

    private HttpRequestMessage Request(string path, RequestState state, Dictionary<string, string> form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(baseUrl, path))
        {
            Content = new FormUrlEncodedContent(form),
            State = state,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", account.Basic.Reveal());
        return request;
    }
}
