using System.Buffers;
using System.Numerics;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Bytes that grow, in pooled memory, with what protobuf writes them from.</summary>
internal sealed class WireBuffer(int size) : IDisposable
{
    private byte[]? _bytes = ArrayPool<byte>.Shared.Rent(size);

    public int Length { get; set; }

    public ReadOnlyMemory<byte> Written => Bytes.AsMemory(0, Length);

    private byte[] Bytes => _bytes ?? throw new ObjectDisposedException(nameof(WireBuffer));

    public static int SizeOfVarint(int value) => 1 + (BitOperations.Log2((uint)value | 1) / 7);

    /// <returns>What is left behind the number.</returns>
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

    /// <summary>Moves bytes that have been written, making room where they go beyond the end.</summary>
    public void Move(int from, int count, int to)
    {
        if (from == to)
        {
            return;
        }

        Reserve(Math.Max(0, to + count - Length));
        Bytes.AsSpan(from, count).CopyTo(Bytes.AsSpan(to));
    }

    /// <summary>Gives the memory back, once.</summary>
    public void Dispose()
    {
        if (_bytes is { } lent)
        {
            _bytes = null;
            ArrayPool<byte>.Shared.Return(lent);
        }
    }

    private void Reserve(int count)
    {
        var needed = (long)Length + count;
        if (needed > Bytes.Length)
        {
            Grow(needed);
        }
    }

    // Memory that is never written to is never occupied: what is too much costs nothing.
    private void Grow(long needed)
    {
        if (needed > SizeLimit.Max)
        {
            throw SizeLimit.Exceeded();
        }

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(SizeLimit.Max, Math.Max(needed, 2L * Length)));
        Written.Span.CopyTo(larger);
        Dispose();
        _bytes = larger;
    }
}
