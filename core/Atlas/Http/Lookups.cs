namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Counts the lookups in DNS that are under way, so that a time-out can name DNS as its cause.</summary>
internal sealed class Lookups
{
    private int _count;

    public bool IsAnyUnderWay => Volatile.Read(ref _count) > 0;

    public async Task<T> CountAsync<T>(Func<Task<T>> lookUp)
    {
        Interlocked.Increment(ref _count);
        try
        {
            return await lookUp();
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
