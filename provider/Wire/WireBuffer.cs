namespace AtlasBackup.Provider.Wire;

/// <summary>Bytes that grow, with what protobuf writes them from.</summary>
internal sealed class WireBuffer
{
    private const int InitialSize = 4 * 1024;

    // What the engine and the SDKs take in one message, less room for the rest of it.
    private const int MaxSize = (400 * 1024 * 1024) - 1024;

    private byte[] _bytes = new byte[InitialSize];

    public int Length { get; set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public static int SizeOfVarint(int value)
    {
        var size = 1;
        for (var rest = (uint)value >> 7; rest != 0; rest >>= 7)
        {
            size++;
        }

        return size;
    }

    public Span<byte> Take(int count)
    {
        Reserve(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    public void Byte(byte value) => Take(1)[0] = value;

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void Varint(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }

        Byte((byte)rest);
    }

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

    private void Reserve(int count)
    {
        var needed = (long)Length + count;
        if (needed <= _bytes.Length)
        {
            return;
        }

        if (needed > MaxSize)
        {
            throw new OutputTooLargeException();
        }

        var size = (int)Math.Min(MaxSize, Math.Max(needed, 2L * _bytes.Length));
        var larger = GC.AllocateUninitializedArray<byte>(size);
        Written.Span.CopyTo(larger);
        _bytes = larger;
    }
}
