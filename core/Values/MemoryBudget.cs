namespace AtlasBackup.Core.Values;

/// <summary>
/// Counts the memory of all answers that are being processed, of all calls. If it is used up, the oldest call goes on
/// and the others wait, so that no call waits for a call that waits itself.
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
    public long Used
    {
        get
        {
            lock (_lock)
            {
                return _used;
            }
        }
    }

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

    public void Add(long bytes)
    {
        lock (_lock)
        {
            _used += bytes;
        }
    }

    public void Subtract(long bytes)
    {
        lock (_lock)
        {
            _used -= bytes;
            if (_used < size)
            {
                SayThatItChanged();
            }
        }
    }

    /// <summary>Counts bytes if their call may ask for more: there is room, or no older call is left.</summary>
    public bool TryAdd(MemoryShare share, long bytes)
    {
        lock (_lock)
        {
            var isLetIn = _used < size || _shares.First is not { Value: var oldest } || share.Age <= oldest.Age;
            _used += isLetIn ? bytes : 0;
            return isLetIn;
        }
    }

    /// <summary>
    /// Completes when another call may be admitted. A caller that takes it before its last check misses no change.
    /// </summary>
    public Task NextChangeAsync()
    {
        lock (_lock)
        {
            _change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _change.Task;
        }
    }

    /// <summary>Lets the waiting calls check again.</summary>
    public void SayThatItChanged()
    {
        lock (_lock)
        {
            _change?.TrySetResult();
            _change = null;
        }
    }

    public void End(MemoryShare share)
    {
        lock (_lock)
        {
            _shares.Remove(share);
            SayThatItChanged();
        }
    }
}
