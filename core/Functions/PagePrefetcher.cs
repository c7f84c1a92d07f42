namespace AtlasBackup.Core.Functions;

/// <summary>
/// Fetches and reads pages in advance, a bounded number at a time, and hands them out in order.
/// </summary>
internal sealed class PagePrefetcher(
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

    /// <summary>Hands out a page, which the caller then disposes.</summary>
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
        _end.Cancel();
        foreach (var page in _pages)
        {
            _ = DropAsync(page);
        }

        _end.Dispose();
    }

    // Nobody waits for a page that nobody wants: it ends by itself, and its failure is of no interest.
    private static async Task DropAsync(Task<ListPage> page)
    {
        try
        {
            (await page).Dispose();
        }
        catch (Exception)
        {
            // Whatever it was, the reading that asked for the page has ended.
        }
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
