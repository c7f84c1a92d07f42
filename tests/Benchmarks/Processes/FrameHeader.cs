using System.Buffers.Binary;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>What stands before every HTTP/2 frame.</summary>
internal readonly record struct FrameHeader(int Length, FrameKind Kind, byte Flags, int Stream)
{
    public const int Size = 9;

    /// <returns>The header, or null when its frame is not all there.</returns>
    public static FrameHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size)
        {
            return null;
        }

        var length = (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes) >> 8);
        return bytes.Length < Size + length
            ? null
            : new FrameHeader(length, (FrameKind)bytes[3], bytes[4], BinaryPrimitives.ReadInt32BigEndian(bytes[5..]));
    }
}

/// <summary>The kinds of frames that a call takes.</summary>
internal enum FrameKind : byte
{
    Data = 0,
    Headers = 1,
    Reset = 3,
    Settings = 4,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
}

/// <summary>What the flags of a frame mean.</summary>
internal static class FrameFlags
{
    public const byte Ack = 1;
    public const byte EndStream = 1;
    public const byte EndHeaders = 4;
}
