using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>
/// Memory for the outputs of an answer, whose size is unknown before the answer is read. If no memory is left, the
/// call waits until it may begin with the answer.
/// </summary>
internal sealed class MemoryReservation : IDisposable
{
    // Outputs are about a third larger than their JSON. An answer of nothing but empty objects and lists can become so
    // many times as large.
    private const int MostGrowth = 8;

    private readonly MemoryShare _memory;
    private readonly long _bytes;
    private IDisposable? _answer;

    private MemoryReservation(MemoryShare memory, long bytes, IDisposable answer) =>
        (_memory, _bytes, _answer) = (memory, bytes, answer);

    /// <summary>Waits until the call may begin with an answer, which then belongs to the reservation.</summary>
    /// <exception cref="RequestAbandonedException">The call was cancelled while it waited.</exception>
    public static async ValueTask<MemoryReservation> MakeAsync(
        MemoryShare memory,
        int size,
        IDisposable answer,
        CancellationToken cancellationToken)
    {
        var bytes = (long)size * MostGrowth;
        var change = Task.CompletedTask;
        try
        {
            while (!memory.TryReserve(bytes))
            {
                await change.WaitAsync(cancellationToken);
                change = memory.NextChangeAsync();
            }

            return new MemoryReservation(memory, bytes, answer);
        }
        catch (OperationCanceledException exception)
        {
            var waited = new RequestState { Stage = Stage.Memory };
            throw new RequestAbandonedException(waited, exception, cancellationToken);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _answer, null) is { } answer)
        {
            answer.Dispose();
            _memory.EndReservation(_bytes);
        }
    }
}
