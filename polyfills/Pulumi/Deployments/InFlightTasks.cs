namespace Pulumi;

/// <summary>
/// The tasks that a program has started. The program is over when no task is running, or when one has failed.
/// </summary>
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
    /// Waits until all tasks are done or one has failed. Returns the failures up to that moment; later ones are not
    /// shown.
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
