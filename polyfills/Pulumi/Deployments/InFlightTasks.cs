namespace Pulumi;

/// <summary>What a program has started: it is over when nothing runs any more, or when something failed.</summary>
internal sealed class InFlightTasks
{
    private readonly object _gate = new();
    private readonly List<Exception> _failures = [];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _isAwaited;

    public void Track(Task task)
    {
        lock (_gate)
        {
            _running++;
        }

        _ = ObserveAsync(task);
    }

    /// <summary>Waits until all is done or one thing failed; returns the failures.</summary>
    public async Task<IReadOnlyList<Exception>> WaitAsync()
    {
        lock (_gate)
        {
            _isAwaited = true;
            EndWhenOver();
        }

        await _over.Task;
        lock (_gate)
        {
            return [.. _failures.Distinct()];
        }
    }

    private async Task ObserveAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _running--;
            if (task.Exception is { } exception)
            {
                _failures.AddRange(exception.InnerExceptions);
            }

            EndWhenOver();
        }
    }

    private void EndWhenOver()
    {
        if (_isAwaited && (_running == 0 || _failures.Count > 0))
        {
            _over.TrySetResult();
        }
    }
}
