using System.Net;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// The chain that requests pass. Outermost to innermost: retry (an attempt that is repeated waits again), rate
/// limit (waiting is not part of an attempt's time), bearer (nor is the making of a token, which has attempts of its
/// own), attempt (one deadline over all that one attempt sends), digest (whose challenges belong to the attempt), user
/// agent (on every request, whoever made it), sockets.
/// </summary>
internal sealed class AtlasConnection : IDisposable
{
    private readonly RequestPipeline _requests;
    private readonly RequestPipeline _tokenRequests;
    private readonly ServiceAccountTokens? _tokens;

    public AtlasConnection(Credentials credentials, Uri baseUrl, Transport transport)
    {
        var sockets = transport.Network ?? Sockets(transport);
        _tokenRequests = new RequestPipeline(Chain(
            sockets,
            new RetryHandler(transport),
            new AttemptHandler(transport),
            new UserAgentHandler(transport.UserAgent)));
        if (credentials is Credentials.ServiceAccount account)
        {
            var endpoint = new TokenEndpoint(_tokenRequests, baseUrl, account);
            _tokens = new ServiceAccountTokens(endpoint, transport.Held, transport.Time);
        }

        var attempt = new AttemptHandler(transport);
        DelegatingHandler[] attempts = credentials switch
        {
            Credentials.ApiKey key => [attempt, new DigestHandler(key)],
            Credentials.AccessToken token => [new BearerHandler(new FixedAccessToken(token.Token)), attempt],
            _ when _tokens is { } tokens => [new BearerHandler(tokens), attempt],
            _ => throw new InvalidOperationException("unknown kind of credentials"),
        };
        _requests = new RequestPipeline(Chain(
            sockets,
            [
                new RetryHandler(transport),
                new RateLimitHandler(transport),
                .. attempts,
                new UserAgentHandler(transport.UserAgent),
            ]));
    }

    /// <inheritdoc cref="RequestPipeline.SendAsync"/>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _requests.SendAsync(request, cancellationToken);

    /// <summary>Revokes the tokens that Atlas made, as far as the time allows.</summary>
    public Task EndAsync(CancellationToken cancellationToken) =>
        _tokens?.RevokeAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose()
    {
        _requests.Dispose();
        _tokenRequests.Dispose();
    }

    private static SocketsHttpHandler Sockets(Transport transport) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = new Connector(transport).ConnectAsync,
        ConnectTimeout = transport.ConnectTimeout,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = transport.Route is Route.Proxy proxy ? ProxyOf(proxy) : null,
        UseCookies = false,
        UseProxy = transport.Route is not Route.Direct,
    };

    // The connector has set up TLS with the proxy before anything is said over the connection. A proxy of SOCKS 5 gets
    // the name of Atlas's host here, which other programs call socks5h.
    private static WebProxy ProxyOf(Route.Proxy proxy)
    {
        var scheme = proxy.Address.Scheme switch { "https" => "http", "socks5h" => "socks5", var other => other };
        return new WebProxy(new UriBuilder(proxy.Address) { Scheme = scheme }.Uri)
        {
            Credentials = proxy.User.Length == 0 ? null : new NetworkCredential(proxy.User, proxy.Password?.Reveal()),
        };
    }

    private static HttpMessageHandler Chain(
        HttpMessageHandler innermost,
        params ReadOnlySpan<DelegatingHandler> handlers)
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
