namespace AtlasBackup.EngineHost.Services;

/// <summary>What arrived at the engine's log, in order.</summary>
public sealed class EngineLog
{
    private readonly Lock _gate = new();
    private readonly List<EngineLogEntry> _entries = [];
    private TaskCompletionSource _changed = NewSignal();

    public IReadOnlyList<EngineLogEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>The first entry that matches, as soon as there is one.</summary>
    public async Task<EngineLogEntry> WaitForAsync(
        Func<EngineLogEntry, bool> predicate,
        CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_entries.Find(entry => predicate(entry)) is { } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    internal void Add(EngineLogEntry entry)
    {
        HeardLines.Add(entry.Message);
        TaskCompletionSource changed;
        lock (_gate)
        {
            _entries.Add(entry);
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
