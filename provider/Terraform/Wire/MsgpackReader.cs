using System.Buffers.Binary;
using System.Text;
using AtlasBackup.Core.Values;
using static AtlasBackup.Provider.Terraform.Wire.MsgpackFormat;

namespace AtlasBackup.Provider.Terraform.Wire;

/// <summary>
/// Reads a value as Terraform encodes it: MessagePack, in which every extension is a value that is not known yet.
/// </summary>
internal ref struct MsgpackReader
{
    // Deeper than any type of the contract.
    private const int MaxDepth = 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest;

    private MsgpackReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <summary>Reads one value, which must be all there is.</summary>
    /// <exception cref="InvalidDataException">It is not MessagePack.</exception>
    public static InputValue Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new MsgpackReader(bytes);
        var value = reader.Value(MaxDepth);
        return reader._rest.IsEmpty ? value : throw Invalid("there is more than one value");
    }

    private InputValue Value(int depth)
    {
        var head = Take(1)[0];
        return head switch
        {
            <= LargestFixInt => InputValue.Of((double)head),
            < FixArray => Map((uint)(head - FixMap), depth),
            < FixText => List((uint)(head - FixArray), depth),
            < Nil => Text((uint)(head - FixText)),
            >= SmallestNegativeFixInt => InputValue.Of((double)(sbyte)head),
            Nil => InputValue.Null,
            False => InputValue.Of(false),
            True => InputValue.Of(true),
            Bytes8 or Text8 => Text(Length(1)),
            Bytes16 or Text16 => Text(Length(2)),
            Bytes32 or Text32 => Text(Length(4)),
            Array16 => List(Length(2), depth),
            Array32 => List(Length(4), depth),
            Map16 => Map(Length(2), depth),
            Map32 => Map(Length(4), depth),
            Extension8 => Extension(Length(1)),
            Extension16 => Extension(Length(2)),
            Extension32 => Extension(Length(4)),
            >= FixExtension1 and <= FixExtension16 => Extension(1U << (head - FixExtension1)),
            _ => InputValue.Of(Number(head)),
        };
    }

    private double Number(byte head) => head switch
    {
        Float32 => BinaryPrimitives.ReadSingleBigEndian(Take(4)),
        Float64 => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
        Unsigned8 => Take(1)[0],
        Unsigned16 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        Unsigned32 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        Unsigned64 => BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
        Signed8 => (sbyte)Take(1)[0],
        Signed16 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        Signed32 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        Signed64 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        _ => throw Invalid("there is a byte that begins no value"),
    };

    private uint Length(int size) => size switch
    {
        1 => Take(1)[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        _ => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
    };

    private InputValue Text(uint length)
    {
        try
        {
            return InputValue.Of(Utf8.GetString(Take(length)));
        }
        catch (DecoderFallbackException)
        {
            throw Invalid("there is a text that is not UTF-8");
        }
    }

    private InputValue Extension(uint length)
    {
        Take(1);
        Take(length);
        return InputValue.Unknown;
    }

    private InputValue List(uint count, int depth)
    {
        var items = new List<InputValue>(Room(count, depth));
        for (var index = 0; index < count; index++)
        {
            items.Add(Value(depth - 1));
        }

        return new InputValue(InputKind.List) { Items = items };
    }

    private InputValue Map(uint count, int depth)
    {
        var members = new Dictionary<string, InputValue>(Room(count, depth));
        for (var index = 0; index < count; index++)
        {
            var name = Value(depth - 1);
            if (name.Kind != InputKind.String)
            {
                throw Invalid("there is a name that is not text");
            }

            members[name.Text] = Value(depth - 1);
        }

        return new InputValue(InputKind.Object) { Members = members };
    }

    // Each item takes at least one byte, so a larger count is wrong, whatever follows.
    private readonly int Room(uint count, int depth) =>
        depth == 0 ? throw Invalid("values are nested too deeply")
        : count > _rest.Length ? throw Invalid("it is incomplete")
        : (int)count;

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > _rest.Length)
        {
            throw Invalid("it is incomplete");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private static InvalidDataException Invalid(string what) => new($"a value is not MessagePack: {what}");
}
