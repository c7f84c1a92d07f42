namespace AtlasBackup.Provider.Atlas;

/// <summary>
/// Makes identical reads that are under way at the same time into one. It goes on while anybody waits for it, and is
/// given up when the last one has gone.
/// </summary>
internal sealed class SharedReads
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Read> _underway = [];

    /// <summary>
    /// Reads what <paramref name="key"/> stands for, with others who ask for the same, and takes from the answer what
    /// is wanted of it: when the last of them has used it, it is gone.
    /// </summary>
    public async Task<T> GetAsync<T>(
        string key,
        Func<CancellationToken, Task<HttpResponseMessage>> start,
        Func<HttpResponseMessage, T> use,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = Join(key, start);
        try
        {
            return use(await read.Answer.WaitAsync(cancellationToken));
        }
        finally
        {
            Leave(key, read);
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

    private sealed class Read(CancellationTokenSource end, Task<HttpResponseMessage> answer)
    {
        public CancellationTokenSource End { get; } = end;

        public Task<HttpResponseMessage> Answer { get; } = answer;

        public int Waiting { get; set; }
    }
}
