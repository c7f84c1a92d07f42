using System.Buffers.Binary;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Hosting;
using static AtlasBackup.Provider.Terraform.Wire.MsgpackFormat;

namespace AtlasBackup.Provider.Terraform.Wire;

/// <summary>A growing buffer with the methods that MessagePack needs.</summary>
/// <param name="size">The initial size in bytes.</param>
/// <param name="memory">The budget that the memory counts against.</param>
internal sealed class MsgpackBuffer(int size, MemoryShare memory) : PooledBuffer(size, memory)
{
    // Terraform counts in whole numbers up to this exactly, and so does a double.
    private const double MaxWhole = 9_007_199_254_740_992;

    private const int LongestFixText = 31;
    private const int CountSize = 1 + sizeof(uint);

    public void PutNil() => Take(1)[0] = Nil;

    public void PutBoolean(bool value) => Take(1)[0] = value ? True : False;

    public void PutNumber(double value)
    {
        var place = Take(1 + sizeof(double));
        if (Math.Abs(value) <= MaxWhole && value == Math.Floor(value))
        {
            place[0] = Signed64;
            BinaryPrimitives.WriteInt64BigEndian(place[1..], (long)value);
        }
        else
        {
            place[0] = Float64;
            BinaryPrimitives.WriteDoubleBigEndian(place[1..], value);
        }
    }

    public void PutText(ReadOnlySpan<byte> utf8)
    {
        switch (utf8.Length)
        {
            case <= LongestFixText:
                Take(1)[0] = (byte)(FixText + utf8.Length);
                break;
            case <= byte.MaxValue:
                PutHead(Text8, (byte)utf8.Length);
                break;
            default:
                PutCount(Text32, (uint)utf8.Length);
                break;
        }

        utf8.CopyTo(Take(utf8.Length));
    }

    /// <summary>Begins a map or an array, whose count is not known yet.</summary>
    /// <returns>Where it begins.</returns>
    public int Begin(byte head)
    {
        PutCount(head, 0);
        return Length - CountSize;
    }

    /// <summary>Writes the count of a map or an array that has ended.</summary>
    public void End(int start, int count) =>
        BinaryPrimitives.WriteInt32BigEndian(Bytes.AsSpan(start + 1), count);

    public void Append(ReadOnlySpan<byte> written) => written.CopyTo(Take(written.Length));

    private void PutHead(byte head, byte length)
    {
        var place = Take(2);
        place[0] = head;
        place[1] = length;
    }

    private void PutCount(byte head, uint count)
    {
        var place = Take(CountSize);
        place[0] = head;
        BinaryPrimitives.WriteUInt32BigEndian(place[1..], count);
    }
}
