namespace AtlasBackup.Core.Values;

/// <summary>
/// The memory for answers that one call holds, from its beginning until its answer has been passed on or is no longer
/// needed.
/// </summary>
/// <param name="budget">The memory for all calls.</param>
/// <param name="age">A number that is lower than those of all younger calls.</param>
internal sealed class MemoryShare(MemoryBudget budget, long age) : IDisposable
{
    private readonly Lock _lock = new();
    private long _held;
    private bool _isOver;

    public long Age => age;

    /// <summary>Whether the call may ask for more.</summary>
    public bool IsLetIn => budget.TryAdd(this, 0);

    /// <summary>Counts bytes that the call holds from now on.</summary>
    /// <exception cref="ProviderException">The call alone would hold more than the limit for all calls.</exception>
    public void Add(long bytes)
    {
        lock (_lock)
        {
            // Memory that is added after the end of the call is soon released: the answer is not needed any more.
            if (_isOver)
            {
                return;
            }

            if (_held + bytes > budget.Size)
            {
                throw Exceeded();
            }

            _held += bytes;
            budget.Add(bytes);
        }
    }

    public void Subtract(long bytes)
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _held -= bytes;
                budget.Subtract(bytes);
            }
        }
    }

    /// <summary>
    /// Reserves what a step of the call may need, if the step may begin. What it really needs is counted separately.
    /// </summary>
    public bool TryReserve(long bytes) => budget.TryAdd(this, bytes);

    public void EndReservation(long bytes) => budget.Subtract(bytes);

    /// <inheritdoc cref="MemoryBudget.NextChangeAsync"/>
    public Task NextChangeAsync() => budget.NextChangeAsync();

    /// <inheritdoc cref="MemoryBudget.SayThatItChanged"/>
    public void SayThatItChanged() => budget.SayThatItChanged();

    /// <summary>Returns all memory of the call.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
            budget.Subtract(_held);
        }

        budget.End(this);
    }

    private ProviderException Exceeded() => new(
        FailureKind.TooLarge,
        Wording.Of(
            $"the result needs more than {budget.Size / (1024 * 1024):N0} MB of memory, which is the limit for all answers; "
            + $"read it page by page with {new Name("pageNum")}"));
}
