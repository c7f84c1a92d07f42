using System.Buffers;
using System.Numerics;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Bytes that grow, with what protobuf writes them from.</summary>
internal sealed class WireBuffer(int size, ArrayPool<byte>? pool = null)
{
    // What the engine and the SDKs take in one message, less room for the rest of it.
    private const int MaxSize = (400 * 1024 * 1024) - 1024;

    // A count that Atlas gets wrong must not take all the memory that there is.
    private const int MaxExpected = 128 * 1024 * 1024;

    private byte[] _bytes = pool?.Rent(size) ?? GC.AllocateUninitializedArray<byte>(size);

    public int Length { get; set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

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
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Makes room for what is known to come, so that it need not be copied while it grows.</summary>
    public void Expect(int length) => Reserve(Math.Min(length, MaxExpected) - Length);

    /// <summary>Moves bytes that have been written, making room where they go beyond the end.</summary>
    public void Move(int from, int count, int to)
    {
        if (from == to)
        {
            return;
        }

        Reserve(Math.Max(0, to + count - Length));
        _bytes.AsSpan(from, count).CopyTo(_bytes.AsSpan(to));
    }

    /// <summary>Gives the memory back, if it is lent.</summary>
    public void Release()
    {
        pool?.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Reserve(int count)
    {
        var needed = (long)Length + count;
        if (needed > _bytes.Length)
        {
            Grow(needed);
        }
    }

    // Memory that is never written to is never occupied: what is too much costs nothing.
    private void Grow(long needed)
    {
        if (needed > MaxSize)
        {
            throw new OutputTooLargeException();
        }

        var size = (int)Math.Min(MaxSize, Math.Max(needed, 2L * _bytes.Length));
        var larger = pool?.Rent(size) ?? GC.AllocateUninitializedArray<byte>(size);
        Written.Span.CopyTo(larger);
        pool?.Return(_bytes);
        _bytes = larger;
    }
}
