using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>
/// One call of a function: its reads share a deadline, which every answer starts again. A long list can end at Atlas's
/// pace, and a call that makes no progress is ended.
/// </summary>
internal sealed class AtlasCall : IDisposable
{
    private readonly AtlasClient _client;
    private readonly MemoryShare _memory;
    private readonly TimeSpan _timeout;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationToken _passed;
    private readonly Lock _lock = new();
    private bool _isOver;

    /// <param name="client">What reads from Atlas.</param>
    /// <param name="memory">The call's share of the memory for answers: its age decides which calls wait.</param>
    /// <param name="timeout">How long the call may go without an answer.</param>
    /// <param name="time">The clock.</param>
    public AtlasCall(AtlasClient client, MemoryShare memory, TimeSpan timeout, TimeProvider time)
    {
        client.BeginUse();
        _client = client;
        _memory = memory;
        _timeout = timeout;
        Time = time;
        _deadline = new CancellationTokenSource(timeout, time);
        _passed = _deadline.Token;
    }

    /// <inheritdoc cref="AtlasClient.MaxConcurrentRequests"/>
    public int MaxConcurrentRequests => _client.MaxConcurrentRequests;

    public IProviderLog Log => _client.Log;

    /// <inheritdoc cref="AtlasClient.Held"/>
    public HeldSecrets Held => _client.Held;

    public TimeProvider Time { get; }

    /// <summary>The call's share of the memory for answers.</summary>
    public MemoryShare Memory => _memory;

    /// <summary>Reads one resource.</summary>
    /// <exception cref="ProviderException">
    /// Atlas refused, gave another answer or could not be reached; or the call made no progress in its time.
    /// </exception>
    public async Task<AtlasAnswer> GetAsync(AtlasRequest request, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _passed);
        try
        {
            var answer = await _client.GetAsync(request, _memory, end.Token);
            Renew(_timeout);
            return answer;
        }
        catch (OperationCanceledException exception)
            when (_passed.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(exception);
        }
    }

    /// <summary>Waits without reading. The time does not count against the deadline, which starts again.</summary>
    public async Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        Renew(Timeout.InfiniteTimeSpan);
        await Task.Delay(time, Time, cancellationToken);
        Renew(_timeout);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
            _deadline.Dispose();
        }

        _client.EndUse();
    }

    // A page that was fetched ahead may arrive when the call is over.
    private void Renew(TimeSpan timeout)
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _deadline.CancelAfter(timeout);
            }
        }
    }

    private ProviderException TimedOut(OperationCanceledException exception)
    {
        var message = Wording.Of($"no progress within {_timeout.TotalSeconds} s ({new Name("callTimeoutSeconds")})");
        return new ProviderException(
            FailureKind.TimedOut,
            exception is RequestAbandonedException { State: var state }
                ? Wording.Of($"{message}: waiting for {WaitedFor(state)}.")
                : Wording.Of($"{message}."),
            exception)
        {
            Hint = Wording.Of($"Make fewer calls at once, or raise {new Name("callTimeoutSeconds")}."),
        };
    }

    private static Wording WaitedFor(RequestState state) => state.Stage switch
    {
        Stage.Place => Wording.Of($"other requests to end ({new Name("maxConcurrentRequests")})"),
        Stage.Memory => "older calls to free memory",
        Stage.RateLimit => "Atlas's rate limit",
        Stage.AccessToken => "an access token",
        Stage.Retry when state.RetriedStatus is { } status => Wording.Of($"a retry after {(int)status}"),
        Stage.Retry => "a retry after a failed connection",
        _ => "the answer",
    };
}
