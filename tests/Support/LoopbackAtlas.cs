using System.Collections.Concurrent;
using System.Net;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// A stand-in for Atlas on a real socket. It gives each of its answers once, and the test fails on any other request.
/// </summary>
internal sealed class LoopbackAtlas : IAsyncDisposable
{
    private const string Root = "/api/atlas/v2/";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<RequestDelegate>> _answers = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _untold = new();

    private LoopbackAtlas(WebApplication app)
    {
        _app = app;
        _app.Run(AnswerAsync);
    }

    public Uri BaseUrl => new($"{_app.Services.GetRequiredService<IServer>()
        .Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()}/");

    /// <summary>The targets below /api/atlas/v2 that were asked for, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public RecordingLog Log { get; } = new();

    public static async Task<LoopbackAtlas> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, 0);
        });
        var atlas = new LoopbackAtlas(builder.Build());
        await atlas._app.StartAsync(TestContext.Current.CancellationToken);
        return atlas;
    }

    public AtlasClient Client(Transport? transport = null) =>
        new(
            new Credentials.AccessToken(new Secret("loopback-token")),
            BaseUrl,
            transport ?? Transports.Plain(log: Log),
            new DeprecationNotice(Log));

    public LoopbackAtlas Tell(
        string target,
        string body,
        int status = 200,
        string contentType = "application/vnd.atlas.2023-01-01+json",
        params (string Name, string Value)[] headers) => Tell(target, async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType.Length == 0 ? null : contentType;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers.Append(name, value);
            }

            // Bytes, not text: a test may send invalid UTF-8.
            await context.Response.Body.WriteAsync(System.Text.Encoding.Latin1.GetBytes(body), context.RequestAborted);
        });

    public LoopbackAtlas Tell(string target, RequestDelegate answer)
    {
        _answers.GetOrAdd(target, _ => new()).Enqueue(answer);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Assert.Empty(_untold);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var target = raw.StartsWith(Root, StringComparison.Ordinal) ? raw[Root.Length..] : raw;
        _requests.Enqueue(target);
        if (_answers.TryGetValue(target, out var answers) && answers.TryDequeue(out var answer))
        {
            await answer(context);
            return;
        }

        _untold.Enqueue(target);
        context.Response.StatusCode = StatusCodes.Status501NotImplemented;
    }
}
