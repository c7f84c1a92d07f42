namespace AtlasBackup.Core;

/// <summary>The calls that are under way, which can be ended all at once without harm to later ones.</summary>
internal sealed class InFlight : IDisposable
{
    private CancellationTokenSource _current = new();

    /// <summary>Joins a call's own cancellation with that of all calls under way now.</summary>
    public CancellationTokenSource Join(CancellationToken cancellationToken) =>
        CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Volatile.Read(ref _current).Token);

    /// <summary>Ends the calls that have joined, and does not wait for them: a thousand take their time.</summary>
    // A call may have read the source and not yet joined it: disposed, it would refuse the call as a bug of ours.
    public void CancelAll() => _ = Interlocked.Exchange(ref _current, new CancellationTokenSource()).CancelAsync();

    public void Dispose() => _current.Dispose();
}
