namespace AtlasBackup.Core.Functions;

/// <summary>
/// Fetches and reads pages in advance, a bounded number at a time, and hands them out in order.
/// </summary>
internal sealed class PagesAhead(
    Func<int, CancellationToken, Task<ListPage>> fetch,
    int most,
    CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Queue<Task<ListPage>> _pages = new();
    private int _next = 1;
    private int _last;

    /// <summary>Says up to which page there is something to fetch.</summary>
    public void Expect(int last)
    {
        _last = Math.Max(_last, last);
        Fill();
    }

    public async Task<ListPage> TakeAsync(int number)
    {
        if (_pages.Count == 0)
        {
            _last = Math.Max(_last, number);
            _next = number;
            Fill();
        }

        var page = await _pages.Dequeue();
        Fill();
        return page;
    }

    public void Dispose()
    {
        // What is still under way ends by itself; its failure is of no interest any more.
        _end.Cancel();
        _end.Dispose();
    }

    private void Fill()
    {
        while (_next <= _last && _pages.Count < most)
        {
            _pages.Enqueue(fetch(_next, _end.Token));
            _next++;
        }
    }
}
