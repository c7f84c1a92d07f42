using System.Net;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>What a request waits for.</summary>
internal enum Stage
{
    /// <summary>A place among the requests that may run at once. Every request begins with this stage.</summary>
    Place,

    /// <summary>Memory, which the answers of older calls occupy.</summary>
    Memory,

    /// <summary>Its turn within Atlas's rate limit.</summary>
    RateLimit,

    /// <summary>An access token, which has attempts of its own.</summary>
    AccessToken,

    /// <summary>Atlas's answer.</summary>
    Answer,

    /// <summary>The time for another attempt.</summary>
    Retry,
}

/// <summary>
/// What the handlers know of a request beside what goes on the wire. Those who wait for its answer may read it at any
/// time.
/// </summary>
internal sealed class RequestState
{
    private static long Arrivals;

    private volatile Stage _stage;
    private volatile MemoryShare? _memory;

    /// <summary>Its place in the order in which requests came, which another attempt does not change.</summary>
    public long Arrival { get; } = Interlocked.Increment(ref Arrivals);

    /// <summary>What the request is for, in words that name no project, cluster or secret.</summary>
    public string Purpose { get; init; } = "request";

    /// <summary>The bucket that it takes its token from. The token endpoint has none.</summary>
    public BucketKey Bucket { get; init; } = new("", "");

    /// <summary>
    /// The share of the oldest call that waits for it: it waits for memory no longer than that call would. The token
    /// endpoint's requests have none, and never wait for memory.
    /// </summary>
    public MemoryShare? Memory
    {
        get => _memory;
        init => _memory = value;
    }

    /// <summary>How often it has been sent.</summary>
    public int Attempts { get; set; }

    /// <summary>What it waits for now.</summary>
    public Stage Stage
    {
        get => _stage;
        set => _stage = value;
    }

    /// <summary>Why there is another attempt: the status of the last answer, or null when none came.</summary>
    public HttpStatusCode? RetriedStatus { get; set; }

    /// <summary>
    /// Counts as the request of another call, too, which waits for it: an older call must not wait behind younger ones.
    /// </summary>
    public void Join(MemoryShare? memory)
    {
        if (memory is not null && _memory is { } mine && memory.Age < mine.Age)
        {
            _memory = memory;
            memory.SayThatItChanged();
        }
    }

    /// <summary>Waits until the oldest call that waits for the request may ask for more.</summary>
    public async ValueTask WaitForMemoryAsync(CancellationToken cancellationToken)
    {
        var change = Task.CompletedTask;
        while (_memory is { IsLetIn: false } memory)
        {
            Stage = Stage.Memory;
            await change.WaitAsync(cancellationToken);
            change = memory.NextChangeAsync();
        }
    }
}

/// <summary>Finds the state of a request.</summary>
internal static class RequestStates
{
    private static readonly HttpRequestOptionsKey<RequestState> Key = new("atlasbackup.state");

    extension(HttpRequestMessage request)
    {
        public RequestState State
        {
            get
            {
                if (!request.Options.TryGetValue(Key, out var state))
                {
                    state = new RequestState();
                    request.Options.Set(Key, state);
                }

                return state;
            }

            set => request.Options.Set(Key, value);
        }
    }
}
