using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AtlasBackup.AtlasSimulator;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>
/// Stands before a simulated Atlas and makes it large and fast: every cluster and every checkpoint is the one that the
/// simulator knows, and an answer that was given before is given again from memory, so that what is measured is not the
/// making of answers.
/// </summary>
internal sealed class Mirror : IAsyncDisposable
{
    private static readonly string[] KeptHeaders = ["RateLimit-Limit", "RateLimit-Remaining", "Retry-After"];

    // The projects whose clusters are themselves.
    private static readonly string[] OwnProjects = [WorldData.FleetId, WorldData.WebshopId];

    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<string, Task<Reply>> _replies = new();
    private readonly AtlasSimulatorServer _atlas;
    private readonly bool _remembers;
    private readonly TimeSpan _delay;
    private readonly WebApplication _app;

    private Mirror(AtlasSimulatorServer atlas, bool remembers, TimeSpan delay)
    {
        _atlas = atlas;
        _remembers = remembers;
        _delay = delay;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string BaseUrl => _app.Urls.First();

    /// <summary>The path, query and status of every request that was passed on.</summary>
    public ConcurrentQueue<(string Target, int Status)> Passed { get; } = new();

    /// <param name="options">What the simulator has and allows.</param>
    /// <param name="remembers">Whether an answer is given again from memory.</param>
    /// <param name="delay">How long every answer takes, as from far away.</param>
    public static async Task<Mirror> StartAsync(SimulatorOptions options, bool remembers, TimeSpan delay = default)
    {
        var mirror = new Mirror(await AtlasSimulatorServer.StartAsync(options), remembers, delay);
        await mirror._app.StartAsync();
        return mirror;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _atlas.DisposeAsync();
        _http.Dispose();
    }

    private static string KnownPath(PathString path)
    {
        var parts = (path.Value ?? "").Split('/');
        var cluster = Array.IndexOf(parts, "clusters") + 1;
        if (cluster > 0 && !parts.Any(OwnProjects.Contains))
        {
            parts[cluster] = parts.Contains("tenant") ? AtlasData.TenantCluster : AtlasData.ShardedCluster;
        }

        if (parts.Contains("backupCheckpoints"))
        {
            parts[^1] = AtlasData.CompleteCheckpointId;
        }

        return string.Join('/', parts);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var asked = $"{context.Request.Path}{context.Request.QueryString}";
        var reply = await (_remembers
            ? _replies.GetOrAdd(asked, _ => AskAsync(context.Request))
            : AskAsync(context.Request));
        if (_delay > TimeSpan.Zero)
        {
            await Task.Delay(_delay, context.RequestAborted);
        }

        Passed.Enqueue((asked, reply.Status));
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = reply.Body.Length;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }

    private async Task<Reply> AskAsync(HttpRequest request)
    {
        var target = KnownPath(request.Path) + request.QueryString;
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(_atlas.BaseUrl + target));
        message.Headers.TryAddWithoutValidation("Accept", request.Headers.Accept.ToString());
        message.Headers.TryAddWithoutValidation("Authorization", request.Headers.Authorization.ToString());
        using var response = await _http.SendAsync(message);
        var headers = response.Headers
            .Where(header => KeptHeaders.Contains(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.First()));
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            [.. headers],
            ForQuestion(await response.Content.ReadAsByteArrayAsync(), request.Path));
    }

    // An answer repeats the ID of the checkpoint that was asked for, which the known one stands in for.
    private static byte[] ForQuestion(byte[] body, PathString path)
    {
        var parts = (path.Value ?? "").Split('/');
        return parts.Contains("backupCheckpoints")
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body)
                .Replace(AtlasData.CompleteCheckpointId, parts[^1], StringComparison.Ordinal))
            : body;
    }

    private sealed record Reply(int Status, string? ContentType, KeyValuePair<string, string>[] Headers, byte[] Body);
}
