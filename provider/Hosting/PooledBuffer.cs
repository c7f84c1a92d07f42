using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Hosting;

/// <summary>A growing buffer in pooled memory.</summary>
/// <param name="size">The initial size in bytes.</param>
/// <param name="memory">The budget that the memory counts against.</param>
internal abstract class PooledBuffer(int size, MemoryShare memory) : IDisposable
{
    private byte[]? _bytes = Rent(size, memory);

    public int Length { get; set; }

    public ReadOnlyMemory<byte> Written => Bytes.AsMemory(0, Length);

    protected byte[] Bytes => _bytes ?? throw new ObjectDisposedException(GetType().Name);

    public Span<byte> Take(int count)
    {
        Reserve(count);
        var span = Bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Returns the memory to the pool, once.</summary>
    public void Dispose()
    {
        if (_bytes is { } lent)
        {
            _bytes = null;
            Return(lent);
            Ended();
        }
    }

    protected void Reserve(int count)
    {
        var needed = (long)Length + count;
        if (needed > Bytes.Length)
        {
            Grow(needed);
        }
    }

    /// <summary>Called before the buffer grows to the size that is needed, which it may refuse.</summary>
    /// <returns>The size that it must not exceed.</returns>
    protected virtual int LimitOf(long needed) => Array.MaxLength;

    /// <summary>Called when the memory was returned.</summary>
    protected virtual void Ended()
    {
    }

    private static byte[] Rent(int size, MemoryShare memory)
    {
        var bytes = LentBytes.Rent(size);
        try
        {
            memory.Add(bytes.Length);
            return bytes;
        }
        catch
        {
            LentBytes.Return(bytes);
            throw;
        }
    }

    private void Return(byte[] bytes)
    {
        LentBytes.Return(bytes);
        memory.Subtract(bytes.Length);
    }

    private void Grow(long needed)
    {
        var limit = LimitOf(needed);
        var smaller = Bytes;
        var larger = Rent((int)Math.Min(limit, Math.Max(needed, 2L * Length)), memory);
        Written.Span.CopyTo(larger);
        _bytes = larger;
        Return(smaller);
    }
}
