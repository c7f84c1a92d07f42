namespace AtlasBackup.Core;

/// <summary>The calls that are under way, which can be ended all at once without harm to later ones.</summary>
internal sealed class InFlight : IDisposable
{
    private CancellationTokenSource _current = new();
    private volatile bool _isOver;

    /// <summary>Whether calls that come now are ended, too.</summary>
    public bool IsOver => _isOver;

    /// <summary>Joins a call's own cancellation with that of all calls under way now.</summary>
    public CancellationTokenSource Join(CancellationToken cancellationToken)
    {
        var joined = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, Volatile.Read(ref _current).Token);

        // Read last: a call that joins before the end has joined the source that the end cancels.
        if (_isOver)
        {
            joined.Cancel();
        }

        return joined;
    }

    /// <summary>Cancels the calls that have joined, and does not wait for them: many calls take time to end.</summary>
    // A call may have read the source without having joined it yet. If the source was disposed, that call would fail.
    public void CancelAll() => _ = Interlocked.Exchange(ref _current, new CancellationTokenSource()).CancelAsync();

    /// <summary>Ends the calls that have joined, and all that come later.</summary>
    public void End()
    {
        _isOver = true;
        CancelAll();
    }

    public void Dispose() => _current.Dispose();
}
