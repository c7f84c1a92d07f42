using System.Numerics;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Hosting;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>A growing buffer with the methods that protobuf encoding needs.</summary>
/// <param name="size">The initial size in bytes.</param>
/// <param name="limit">The limit for all buffers of an answer together.</param>
/// <param name="memory">The budget that the memory counts against.</param>
internal sealed class WireBuffer(int size, SizeLimit limit, MemoryShare memory) : PooledBuffer(size, memory)
{
    private int _counted;

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

    // A single item may be as large as memory. Therefore it is counted while it grows, not when it ends.
    protected override int LimitOf(long needed)
    {
        if (needed > SizeLimit.Max)
        {
            throw SizeLimit.Exceeded();
        }

        Count((int)needed);
        return SizeLimit.Max;
    }

    protected override void Ended() => limit.Subtract(_counted);

    private void Count(int length)
    {
        var added = length - _counted;
        _counted = length;
        limit.Add(added);
    }
}
