namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Combines requests for the same thing that run at the same time into one. The request continues while a caller waits
/// for it, and is cancelled when the last caller stops waiting.
/// </summary>
internal sealed class RequestCoalescer<T>
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SharedRequest> _underway = [];

    /// <summary>
    /// Requests what <paramref name="key"/> names, together with other callers that request the same. The result is
    /// disposed, if it can be, when the last of them has disposed its lease.
    /// </summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="state">The state of the request if this call sends it; else only its memory share is used.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="cancellationToken">Ends the wait of this caller alone.</param>
    /// <exception cref="RequestAbandonedException">The caller cancelled while it waited.</exception>
    public async Task<Lease> JoinAsync(
        string key,
        RequestState state,
        Func<RequestState, CancellationToken, Task<T>> send,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = Join(key, state, send);
        try
        {
            return new Lease(await request.Result.WaitAsync(cancellationToken), () => Leave(key, request));
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            Leave(key, request);
            throw new RequestAbandonedException(request.State, exception, cancellationToken);
        }
        catch
        {
            Leave(key, request);
            throw;
        }
    }

    private SharedRequest Join(string key, RequestState state, Func<RequestState, CancellationToken, Task<T>> send)
    {
        SharedRequest? request;
        lock (_lock)
        {
            // A caller that asks after the answer sends a new request: an answer is never older than the question.
            if (_underway.TryGetValue(key, out request) && !request.Result.IsCompleted)
            {
                request.Callers++;
                request.State.Join(state.Memory);
                return request;
            }

            request = new SharedRequest(state) { Callers = 1 };
            _underway[key] = request;
        }

        // The request starts on this thread: another thread would have to be woken first.
        _ = request.SendAsync(send);
        return request;
    }

    private void Leave(string key, SharedRequest request)
    {
        lock (_lock)
        {
            if (--request.Callers > 0)
            {
                return;
            }

            if (_underway.TryGetValue(key, out var current) && ReferenceEquals(current, request))
            {
                _underway.Remove(key);
            }
        }

        request.End.Cancel();
        request.End.Dispose();
        _ = ReleaseAsync(request.Result);
    }

    private static async Task ReleaseAsync(Task<T> result)
    {
        try
        {
            (await result as IDisposable)?.Dispose();
        }
        catch (Exception)
        {
            // All callers that waited for the request have got its failure.
        }
    }

    /// <summary>One caller's share of a result.</summary>
    internal sealed class Lease(T result, Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public T Result { get; } = result;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }

    private sealed class SharedRequest(RequestState state)
    {
        private readonly TaskCompletionSource<T> _result = new();

        public RequestState State { get; } = state;

        public Task<T> Result => _result.Task;

        public CancellationTokenSource End { get; } = new();

        public int Callers { get; set; }

        public async Task SendAsync(Func<RequestState, CancellationToken, Task<T>> send)
        {
            try
            {
                _result.SetResult(await send(State, End.Token));
            }
            catch (Exception exception)
            {
                _result.SetException(exception);
            }
        }
    }
}
