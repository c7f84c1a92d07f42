using System.Net;
using AtlasBackup.Provider.Atlas.Http;

namespace AtlasBackup.Provider.Atlas;

/// <summary>
/// The way that requests go. Outermost to innermost: retry (an attempt that is repeated waits for its turn again), rate limit
/// (waiting is not part of an attempt's time), attempt (one deadline over all that one attempt sends, challenges included),
/// authentication (what it repeats is the same attempt), user agent (on every request, whoever made it), sockets.
/// </summary>
internal sealed class AtlasConnection : IDisposable
{
    private readonly HttpMessageInvoker _tokenHttp;
    private readonly ServiceAccountTokens? _tokens;

    public AtlasConnection(Credentials credentials, Uri baseUrl, Transport transport)
    {
        var sockets = Sockets(transport);
        _tokenHttp = new HttpMessageInvoker(Chain(
            sockets, new RetryHandler(transport), new AttemptHandler(transport), new UserAgentHandler(transport.UserAgent)));
        if (credentials is Credentials.ServiceAccount account)
        {
            _tokens = new ServiceAccountTokens(new TokenEndpoint(_tokenHttp, baseUrl, account, transport.Time), transport.Time);
        }

        DelegatingHandler authentication = credentials switch
        {
            Credentials.ApiKey key => new DigestHandler(key),
            Credentials.AccessToken token => new BearerHandler(new FixedAccessToken(token.Token)),
            _ => new BearerHandler(_tokens ?? throw new InvalidOperationException("unknown kind of credentials")),
        };
        Http = new HttpMessageInvoker(Chain(
            sockets,
            new RetryHandler(transport),
            new RateLimitHandler(transport),
            new AttemptHandler(transport),
            authentication,
            new UserAgentHandler(transport.UserAgent)));
    }

    public HttpMessageInvoker Http { get; }

    /// <summary>Gives back what Atlas lent, as far as the time allows.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _tokens?.RevokeAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose()
    {
        Http.Dispose();
        _tokenHttp.Dispose();
        _tokens?.Dispose();
    }

    private static SocketsHttpHandler Sockets(Transport transport) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = transport.ConnectTimeout,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    private static HttpMessageHandler Chain(HttpMessageHandler innermost, params ReadOnlySpan<DelegatingHandler> handlers)
    {
        var chain = innermost;
        for (var index = handlers.Length - 1; index >= 0; index--)
        {
            handlers[index].InnerHandler = chain;
            chain = handlers[index];
        }

        return chain;
    }
}
