using System.Collections.Concurrent;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Limits how many requests run at once, and how fast requests that share one of Atlas's token buckets are sent. What
/// Atlas says about one bucket does not apply to another.
/// </summary>
internal sealed class RateLimitHandler(Transport transport) : DelegatingHandler
{
    private readonly SemaphoreSlim _places = new(transport.MaxConcurrentRequests);
    private readonly ConcurrentDictionary<BucketKey, Limit> _limits = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var limit = _limits.GetOrAdd(request.State.Bucket, NewLimit);
        var turn = await EnterAsync(limit, request.State, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            return response;
        }
        finally
        {
            limit.Bucket.Leave(turn, response is null ? null : RateLimitReport.Of(response));
            _places.Release();
        }
    }

    private Limit NewLimit(BucketKey key) => new(
        new TokenBucket(BucketLimits.Documented(key.EndpointSet), transport.Time, transport.CallTimeout),
        new RateLimitNotice(transport));

    // The bucket is asked last, when nothing else blocks the request: what Atlas says about it until then applies to
    // all requests that are not sent yet. A request that waits for memory or for the bucket occupies no place.
    private async Task<BucketTurn> EnterAsync(Limit limit, RequestState state, CancellationToken cancellationToken)
    {
        var turn = new BucketTurn(state.Arrival);
        try
        {
            while (true)
            {
                await state.WaitForMemoryAsync(cancellationToken);
                state.Stage = Stage.Place;
                await _places.WaitAsync(cancellationToken);
                if (state.Memory is { IsLetIn: false })
                {
                    _places.Release();
                    continue;
                }

                if (limit.Bucket.TryEnter(turn))
                {
                    return turn;
                }

                _places.Release();
                limit.Notice.Say(turn.Wait);
                state.Stage = Stage.RateLimit;
                await turn.WaitAsync(transport.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            limit.Bucket.Abandon(turn);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _places.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed record Limit(TokenBucket Bucket, RateLimitNotice Notice);
}
