using System.Numerics;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>A growing buffer in pooled memory, with the methods that protobuf encoding needs.</summary>
/// <param name="size">The initial size in bytes.</param>
/// <param name="limit">The limit for all buffers of an answer together.</param>
/// <param name="memory">The budget that the memory counts against.</param>
internal sealed class WireBuffer(int size, SizeLimit limit, MemoryShare memory) : IDisposable
{
    private byte[]? _bytes = Rent(size, memory);
    private int _counted;

    public int Length { get; set; }

    public ReadOnlyMemory<byte> Written => Bytes.AsMemory(0, Length);

    private byte[] Bytes => _bytes ?? throw new ObjectDisposedException(nameof(WireBuffer));

    public static int SizeOfVarint(int value) => 1 + (BitOperations.Log2((uint)value | 1) / 7);

    /// <returns>The rest of the bytes, after the number.</returns>
    public static Span<byte> PutVarint(Span<byte> into, int value)
    {
        var index = 0;
        for (var rest = (uint)value; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                into[index] = (byte)rest;
                return into[(index + 1)..];
            }

            into[index++] = (byte)(rest | 0x80);
        }
    }

    public Span<byte> Take(int count)
    {
        Reserve(count);
        var span = Bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Moves bytes that have been written, and makes room if they go beyond the end.</summary>
    public void Move(int from, int count, int to)
    {
        if (from == to)
        {
            return;
        }

        Reserve(Math.Max(0, to + count - Length));
        Bytes.AsSpan(from, count).CopyTo(Bytes.AsSpan(to));
    }

    /// <summary>Counts the bytes that were written since the last count.</summary>
    /// <exception cref="ProviderException">The answer is too large.</exception>
    public void Count() => Count(Length);

    /// <summary>Returns the memory to the pool, once.</summary>
    public void Dispose()
    {
        if (_bytes is { } lent)
        {
            _bytes = null;
            Return(lent);
            limit.Subtract(_counted);
        }
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

    private void Count(int length)
    {
        var added = length - _counted;
        _counted = length;
        limit.Add(added);
    }

    private void Reserve(int count)
    {
        var needed = (long)Length + count;
        if (needed > Bytes.Length)
        {
            Grow(needed);
        }
    }

    // A single item may be as large as memory. Therefore it is counted while it grows, not when it ends.
    private void Grow(long needed)
    {
        if (needed > SizeLimit.Max)
        {
            throw SizeLimit.Exceeded();
        }

        Count((int)needed);
        var smaller = Bytes;
        var larger = Rent((int)Math.Min(SizeLimit.Max, Math.Max(needed, 2L * Length)), memory);
        Written.Span.CopyTo(larger);
        _bytes = larger;
        Return(smaller);
    }
}
