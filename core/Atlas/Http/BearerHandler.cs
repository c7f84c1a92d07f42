using System.Net;
using System.Net.Http.Headers;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Sends a bearer token. If Atlas refuses it, the handler tries one other token, if there is one.
/// </summary>
internal sealed class BearerHandler(IAccessTokens tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var token = await TokenAsync(request, cancellationToken);
        var response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !tokens.Refuse(token))
        {
            return response;
        }

        response.Dispose();
        return await SendAsync(request, await TokenAsync(request, cancellationToken), cancellationToken);
    }

    private ValueTask<AccessToken> TokenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.State.Stage = Stage.AccessToken;
        return tokens.GetAsync(cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        AccessToken token,
        CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token.Reveal());
        return base.SendAsync(request, cancellationToken);
    }
}
