using System.Collections.Concurrent;

namespace AtlasBackup.AtlasSimulator;

/// <summary>A request that was answered, without anything that is secret.</summary>
/// <param name="AuthenticationScheme">Digest, Bearer, Basic or empty.</param>
/// <param name="Status">The status that was sent, or 0 when none was.</param>
/// <param name="IsExpected">False for routes and parameters that the simulator does not know.</param>
public sealed record LoggedRequest(
    string Method,
    string Path,
    string Query,
    string Accept,
    string UserAgent,
    string AuthenticationScheme,
    int Status,
    bool IsExpected)
{
    /// <summary>Whether the credentials were accepted; false where there were none.</summary>
    public bool IsAuthorized { get; init; }

    /// <summary>When the answer was ready, on the simulator's clock.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>The requests, in the order of their answers.</summary>
public sealed class RequestLog
{
    private readonly ConcurrentQueue<LoggedRequest> _requests = new();

    public IReadOnlyList<LoggedRequest> All => [.. _requests];

    /// <summary>The requests to the API itself, without those for tokens.</summary>
    public IReadOnlyList<LoggedRequest> Reads =>
        [.. _requests.Where(request => request.Path.StartsWith(Api.AtlasApi.Root, StringComparison.Ordinal))];

    /// <summary>The requests that the simulator does not know. Each is a mistake of the client.</summary>
    public IReadOnlyList<LoggedRequest> Unexpected => [.. _requests.Where(request => !request.IsExpected)];

    public void Clear() => _requests.Clear();

    internal void Add(LoggedRequest request) => _requests.Enqueue(request);
}
