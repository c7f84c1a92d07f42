namespace AtlasBackup.Core.Functions;

/// <summary>
/// Fetches things with consecutive numbers in advance, a bounded number at a time, and hands them out in order.
/// </summary>
internal sealed class Prefetcher<T>(
    Func<int, CancellationToken, Task<T>> fetch,
    int most,
    CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Queue<Task<T>> _fetched = new();
    private int _next = 1;
    private int _last;

    /// <summary>Says up to which number there is something to fetch.</summary>
    public void Expect(int last)
    {
        _last = Math.Max(_last, last);
        Fill();
    }

    /// <summary>Hands out what has this number, which the caller then disposes if it can be.</summary>
    public async Task<T> TakeAsync(int number)
    {
        if (_fetched.Count == 0)
        {
            _last = Math.Max(_last, number);
            _next = number;
            Fill();
        }

        var taken = await _fetched.Dequeue();
        Fill();
        return taken;
    }

    public void Dispose()
    {
        _end.Cancel();
        foreach (var fetched in _fetched)
        {
            _ = DropAsync(fetched);
        }

        _end.Dispose();
    }

    // An unused item is not waited for: it ends by itself, and its failure is ignored.
    private static async Task DropAsync(Task<T> fetched)
    {
        try
        {
            (await fetched as IDisposable)?.Dispose();
        }
        catch (Exception)
        {
            // The failure does not matter: the reading that asked for the item has ended.
        }
    }

    private void Fill()
    {
        while (_next <= _last && _fetched.Count < most)
        {
            _fetched.Enqueue(fetch(_next, _end.Token));
            _next++;
        }
    }
}
