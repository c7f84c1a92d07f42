using System.Net;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Signs requests with an API key. The first request fetches a challenge, and all others answer the same one. If its
/// nonce is refused, a request answers the challenge that came with the refusal, which no other request knows: a nonce
/// may be valid for one use, while many requests run at once.
/// </summary>
internal sealed class DigestHandler(Credentials.ApiKey key) : DelegatingHandler
{
    // A nonce may already be too old when it is used; a wrong key is refused at the first answer.
    private const int MaxAnswers = 4;

    private readonly SemaphoreSlim _first = new(1);
    private volatile DigestChallenge? _shared;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        if (_shared is null && await ProbeAsync(request, cancellationToken) is { } unchallenged)
        {
            return unchallenged;
        }

        var challenge = _shared ?? throw new InvalidOperationException("there is no challenge to answer");
        for (var answers = 1; ; answers++)
        {
            request.Headers.Authorization = DigestAnswer.To(challenge, key, request);
            var response = await base.SendAsync(request, cancellationToken);
            if (!DigestChallenge.IsIn(response))
            {
                // Accepted, or the key is right but lacks a permission: other requests may use this nonce.
                challenge.WasAccepted = true;
                _shared = answers > 1 ? challenge : _shared;
                return response;
            }

            var next = Next(response);
            if (!IsRenewal(challenge, next))
            {
                return response;
            }

            response.Dispose();
            challenge = answers < MaxAnswers ? next : throw new SignInException(SignInFailure.StaleNonces);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first.Dispose();
        }

        base.Dispose(disposing);
    }

    // A nonce that was accepted before, or that another request has also used, may be invalid now. If only this request
    // has used the nonce, the refusal means a wrong key, unless Atlas says that the nonce is stale.
    private static bool IsRenewal(DigestChallenge used, DigestChallenge next) =>
        next.IsStale || ((used.WasAccepted || used.IsShared) && next.Nonce != used.Nonce);

    private static DigestChallenge Next(HttpResponseMessage response)
    {
        if (DigestChallenge.Find(response) is { } challenge)
        {
            return challenge;
        }

        using (response)
        {
            throw new SignInException(SignInFailure.Challenge, DigestChallenge.Offered(response));
        }
    }

    // One request at a time goes out unsigned, so that however many start at once, one challenge is fetched.
    private async Task<HttpResponseMessage?> ProbeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _first.WaitAsync(cancellationToken);
        try
        {
            if (_shared is not null)
            {
                return null;
            }

            request.Headers.Authorization = null;
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                return response;
            }

            _shared = Next(response);
            response.Dispose();
            return null;
        }
        finally
        {
            _first.Release();
        }
    }
}
