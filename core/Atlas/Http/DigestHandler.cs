using System.Net;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Signs requests with an API key. The first request brings a challenge home; all others answer that one, until Atlas
/// asks for another.
/// </summary>
internal sealed class DigestHandler(Credentials.ApiKey key) : DelegatingHandler
{
    // A nonce may run out again while many requests share it; a wrong key is refused at the first answer.
    private const int MaxAnswers = 4;

    private readonly SemaphoreSlim _first = new(1);
    private volatile DigestChallenge? _challenge;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        if (_challenge is null && await ProbeAsync(request, cancellationToken) is { } unchallenged)
        {
            return unchallenged;
        }

        for (var answer = 1; ; answer++)
        {
            var challenge = _challenge ?? throw new InvalidOperationException("there is no challenge to answer");
            request.Headers.Authorization =
                challenge.Answer(key, request.Method.Method, request.RequestUri?.PathAndQuery ?? "/");
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                challenge.WasAccepted = true;
                return response;
            }

            if (DigestChallenge.Find(response) is not { } next)
            {
                // The key was right, and what it may do is not enough.
                challenge.WasAccepted = true;
                return response;
            }

            if (answer == MaxAnswers || !IsRenewal(challenge, next))
            {
                return response;
            }

            Interlocked.CompareExchange(ref _challenge, next, challenge);
            response.Dispose();
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

    // A nonce that was good before has had its time; one that never was may mean a wrong key, unless Atlas says it is
    // stale.
    private static bool IsRenewal(DigestChallenge used, DigestChallenge next) =>
        next.IsStale || (used.WasAccepted && next.Nonce != used.Nonce);

    // One request at a time goes out unsigned, so that however many start at once, one challenge is fetched.
    private async Task<HttpResponseMessage?> ProbeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _first.WaitAsync(cancellationToken);
        try
        {
            if (_challenge is not null)
            {
                return null;
            }

            request.Headers.Authorization = null;
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Unauthorized
                || DigestChallenge.Find(response) is not { } challenge)
            {
                return response;
            }

            response.Dispose();
            _challenge = challenge;
            return null;
        }
        finally
        {
            _first.Release();
        }
    }
}
