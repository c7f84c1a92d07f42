using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using AtlasBackup.Core.Atlas.Http;

namespace AtlasBackup.Tests.Support;

/// <summary>A request as it left the innermost of our handlers.</summary>
internal sealed record Sent(string Method, string Target, string? Authorization, string Body);

/// <summary>
/// The innermost handler of a chain under test: it gives the prepared answers and fails on any other request.
/// </summary>
internal sealed class ScriptedAtlas(Func<Sent, CancellationToken, Task<HttpResponseMessage>> answer)
    : HttpMessageHandler
{
    private static readonly Uri Target = new("https://atlas.test/api/atlas/v2/groups/g/things?pageNum=1");

    private readonly ConcurrentQueue<Sent> _requests = new();

    public ScriptedAtlas(Func<Sent, HttpResponseMessage> answer)
        : this((sent, _) => Task.FromResult(answer(sent)))
    {
    }

    public IReadOnlyList<Sent> Requests => [.. _requests];

    /// <summary>Answers one request after the other, and none after the last.</summary>
    public static ScriptedAtlas InOrder(params HttpResponseMessage[] answers)
    {
        var left = new ConcurrentQueue<HttpResponseMessage>(answers);
        return new ScriptedAtlas(sent => left.TryDequeue(out var answer) ? answer : throw Untold(sent));
    }

    public static InvalidOperationException Untold(Sent sent) => new($"the stand-in was not told about {sent}");

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", params (string, string)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = Bodies.Of(body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public static HttpRequestMessage Get(Uri? target = null) => new(HttpMethod.Get, target ?? Target);

    /// <summary>A request that draws on one of the token buckets of a project.</summary>
    public static HttpRequestMessage Of(string project, string endpointSet = "Cloud Backups") =>
        With(new RequestState { Bucket = new BucketKey(endpointSet, project) });

    public static HttpRequestMessage With(RequestState state)
    {
        var request = Get();
        request.State = state;
        return request;
    }

    /// <summary>Sends requests through the outermost handler, which turns every failure into one kind.</summary>
    public RequestPipeline BehindPipeline(params DelegatingHandler[] handlers) => new(Chain(handlers));

    /// <summary>Puts handlers in front of this one, outermost first.</summary>
    public HttpMessageInvoker Behind(params DelegatingHandler[] handlers) => new(Chain(handlers));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new Sent(
            request.Method.Method,
            request.RequestUri?.PathAndQuery ?? "",
            request.Headers.Authorization?.ToString(),
            body);
        _requests.Enqueue(sent);
        var response = await answer(sent, cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    private HttpMessageHandler Chain(DelegatingHandler[] handlers)
    {
        HttpMessageHandler chain = this;
        foreach (var handler in handlers.Reverse())
        {
            handler.InnerHandler = chain;
            chain = handler;
        }

        return chain;
    }
}
