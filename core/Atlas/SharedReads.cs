namespace AtlasBackup.Core.Atlas;

/// <summary>
/// Makes identical reads that are under way at the same time into one. It goes on while anybody waits for it, and is
/// given up when the last one has gone.
/// </summary>
internal sealed class SharedReads
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Read> _underway = [];

    /// <summary>
    /// Reads what <paramref name="key"/> stands for, together with others who ask for the same. When the last of them has
    /// disposed of its lease, the answer is gone.
    /// </summary>
    public async Task<Lease> JoinAsync(
        string key,
        Func<CancellationToken, Task<HttpResponseMessage>> start,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = Join(key, start);
        try
        {
            return new Lease(await read.Answer.WaitAsync(cancellationToken), () => Leave(key, read));
        }
        catch
        {
            Leave(key, read);
            throw;
        }
    }

    private Read Join(string key, Func<CancellationToken, Task<HttpResponseMessage>> start)
    {
        lock (_lock)
        {
            if (!_underway.TryGetValue(key, out var read) || read.Answer.IsCompleted)
            {
                var end = new CancellationTokenSource();
                read = new Read(end, Task.Run(() => start(end.Token), CancellationToken.None));
                _underway[key] = read;
            }

            read.Waiting++;
            return read;
        }
    }

    private void Leave(string key, Read read)
    {
        lock (_lock)
        {
            if (--read.Waiting > 0)
            {
                return;
            }

            // Whoever asks from now on asks anew: an answer is never older than the question.
            if (_underway.TryGetValue(key, out var current) && ReferenceEquals(current, read))
            {
                _underway.Remove(key);
            }
        }

        read.End.Cancel();
        read.End.Dispose();
        if (read.Answer.IsCompletedSuccessfully)
        {
            read.Answer.Result.Dispose();
        }
    }

    /// <summary>One caller's share of an answer.</summary>
    internal sealed class Lease(HttpResponseMessage answer, Action leave) : IDisposable
    {
        public HttpResponseMessage Answer { get; } = answer;

        public void Dispose() => leave();
    }

    private sealed class Read(CancellationTokenSource end, Task<HttpResponseMessage> answer)
    {
        public CancellationTokenSource End { get; } = end;

        public Task<HttpResponseMessage> Answer { get; } = answer;

        public int Waiting { get; set; }
    }
}
