namespace AtlasBackup.Provider.Atlas;

/// <summary>
/// Makes identical reads that are under way at the same time into one. It goes on while anybody waits for it, and is
/// given up when the last one has gone.
/// </summary>
internal sealed class SharedReads
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Read> _underway = [];

    public async Task<ReadOnlyMemory<byte>> GetAsync(
        string key,
        Func<CancellationToken, Task<ReadOnlyMemory<byte>>> start,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = Join(key, start);
        try
        {
            return await read.Answer.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, read);
        }
    }

    private Read Join(string key, Func<CancellationToken, Task<ReadOnlyMemory<byte>>> start)
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
    }

    private sealed class Read(CancellationTokenSource end, Task<ReadOnlyMemory<byte>> answer)
    {
        public CancellationTokenSource End { get; } = end;

        public Task<ReadOnlyMemory<byte>> Answer { get; } = answer;

        public int Waiting { get; set; }
    }
}
