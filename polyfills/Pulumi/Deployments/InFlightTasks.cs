namespace Pulumi;

/// <summary>What a program has started: it is over when nothing runs any more, or when something failed.</summary>
internal sealed class InFlightTasks
{
    private readonly object _gate = new();
    private readonly List<Exception> _failures = [];
    private readonly TaskCompletionSource<Exception[]> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    /// <summary>
    /// Waits until all is done or one thing failed; returns what had failed by then. What fails later is not shown.
    /// </summary>
    public Task<Exception[]> WaitAsync()
    {
        lock (_gate)
        {
            _isAwaited = true;
            EndWhenOver();
        }

        return _over.Task;
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
            _over.TrySetResult([.. _failures.Distinct()]);
        }
    }
}
