using System.Collections.Concurrent;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Bounds how many requests are under way at once, and how fast those of one project follow one another.
/// </summary>
internal sealed class RateLimitHandler(Transport transport) : DelegatingHandler
{
    private readonly SemaphoreSlim _places = new(transport.MaxConcurrentRequests);
    private readonly ConcurrentDictionary<string, Project> _projects = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var project = _projects.GetOrAdd(
            request.Scope,
            static (_, transport) => new Project(
                new ProjectLimit(transport.Time, transport.MaxTotalWait),
                new TurnNotice(transport)),
            transport);
        var entered = await EnterAsync(project, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            return response;
        }
        finally
        {
            project.Limit.Leave(response, entered);
            _places.Release();
        }
    }

    // The project is asked last, when nothing else is in the way: what Atlas says of its limit in the meantime holds
    // for all who have not been sent. A request that must wait for its turn takes nobody's place meanwhile.
    private async Task<long> EnterAsync(Project project, CancellationToken cancellationToken)
    {
        int? place = null;
        try
        {
            while (true)
            {
                await _places.WaitAsync(cancellationToken);
                var wait = project.Limit.Enter(ref place, out var entered);
                if (wait <= TimeSpan.Zero)
                {
                    return entered;
                }

                _places.Release();
                project.Notice.Say(wait);
                await Task.Delay(wait, transport.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (place is not null)
        {
            project.Limit.Abandon(place.Value);
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

    private sealed record Project(ProjectLimit Limit, TurnNotice Notice);
}
