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

        // Read last: whoever comes before the end has joined the source that it cancels.
        if (_isOver)
        {
            joined.Cancel();
        }

        return joined;
    }

    /// <summary>Ends the calls that have joined, and does not wait for them: a thousand take their time.</summary>
    // A call may have read the source and not yet joined it: disposed, it would refuse the call as a bug of ours.
    public void CancelAll() => _ = Interlocked.Exchange(ref _current, new CancellationTokenSource()).CancelAsync();

    /// <summary>Ends the calls that have joined, and all that come later.</summary>
    public void End()
    {
        _isOver = true;
        CancelAll();
    }

    public void Dispose() => _current.Dispose();
}
