namespace AtlasBackup.Core.Values;

/// <summary>
/// Counts the memory of all answers in work, whichever call they belong to. Where it is used up, the oldest call goes on
/// and the others wait, so that nobody waits for somebody who waits.
/// </summary>
internal sealed class MemoryBudget(long size = MemoryBudget.DefaultSize)
{
    public const long DefaultSize = 1024 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly LinkedList<MemoryShare> _shares = new();
    private TaskCompletionSource? _change;
    private long _used;
    private long _begun;

    public long Size => size;

    /// <summary>How many bytes are in use.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>Begins the share of a call, which is younger than all that have begun.</summary>
    public MemoryShare Begin()
    {
        lock (_lock)
        {
            var share = new MemoryShare(this, _begun++);
            _shares.AddLast(share);
            return share;
        }
    }

    public void Add(long bytes) => Interlocked.Add(ref _used, bytes);

    public void Subtract(long bytes)
    {
        if (Interlocked.Add(ref _used, -bytes) < size)
        {
            SayThatItChanged();
        }
    }

    /// <summary>Whether a call may ask for more: there is room, or no call that has not ended is older.</summary>
    public bool LetsIn(MemoryShare share)
    {
        if (Used < size)
        {
            return true;
        }

        lock (_lock)
        {
            return _shares.First is not { Value: var oldest } || share.Age <= oldest.Age;
        }
    }

    /// <summary>
    /// Completes when others may be let in than before. Nothing is missed by who takes it before the last look.
    /// </summary>
    public Task NextChangeAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _change, mine, null) ?? mine).Task;
    }

    /// <summary>Lets those who wait look again.</summary>
    public void SayThatItChanged()
    {
        if (Volatile.Read(ref _change) is not null)
        {
            Interlocked.Exchange(ref _change, null)?.TrySetResult();
        }
    }

    public void End(MemoryShare share)
    {
        lock (_lock)
        {
            _shares.Remove(share);
        }

        SayThatItChanged();
    }
}
