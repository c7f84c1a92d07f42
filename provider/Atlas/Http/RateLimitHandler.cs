using System.Collections.Concurrent;

namespace AtlasBackup.Provider.Atlas.Http;

/// <summary>
/// Bounds how many requests are under way at once, and how fast those of one project follow one another.
/// </summary>
internal sealed class RateLimitHandler(Transport transport) : DelegatingHandler
{
    private readonly SemaphoreSlim _places = new(transport.MaxConcurrentRequests);
    private readonly ConcurrentDictionary<string, ProjectLimit> _projects = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var project = _projects.GetOrAdd(
            request.Scope,
            static (_, transport) => new ProjectLimit(transport.Time, transport.MaxTotalWait),
            transport);
        await project.EnterAsync(cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                response = await base.SendAsync(request, cancellationToken);
                return response;
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            project.Leave(response);
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
}
