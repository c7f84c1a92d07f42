namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// How google.protobuf.Struct, its map entry, Value and ListValue look on the wire: field numbers with their wire
/// types, and the headers that values have in front.
/// </summary>
internal static class StructFormat
{
    public const byte NumberTag = 0x11;
    public const byte TextTag = 0x1A;
    public const byte BooleanTag = 0x20;
    public const byte StructTag = 0x2A;
    public const byte ListTag = 0x32;

    private const byte FieldsTag = 0x0A;
    private const byte EntryKeyTag = 0x0A;
    private const byte EntryValueTag = 0x12;
    private const byte ItemTag = 0x0A;

    /// <summary>Where a value stands.</summary>
    internal enum Place
    {
        /// <summary>The outermost object, which has no header.</summary>
        Root,

        /// <summary>A member of an object, whose header has its name.</summary>
        Entry,

        /// <summary>An item of a list.</summary>
        Item,
    }

    public static int SizeOfLength(int length) => WireBuffer.SizeOfVarint(length);

    /// <summary>The size of a map entry behind its own tag and length.</summary>
    public static int EntrySize(int nameLength, int value) =>
        1 + SizeOfLength(nameLength) + nameLength + 1 + SizeOfLength(value) + value;

    /// <summary>The size of what stands in front of a value.</summary>
    public static int HeaderSize(Place place, int nameLength, int value) => place switch
    {
        Place.Root => 0,
        Place.Item => 1 + SizeOfLength(value),
        _ => 1 + SizeOfLength(EntrySize(nameLength, value)) + EntrySize(nameLength, value) - value,
    };

    /// <summary>Puts the header of a value of so many bytes.</summary>
    /// <returns>What is left behind the header.</returns>
    public static Span<byte> PutHeader(Span<byte> into, Place place, ReadOnlySpan<byte> name, int value)
    {
        if (place == Place.Item)
        {
            into[0] = ItemTag;
            return WireBuffer.PutVarint(into[1..], value);
        }

        into[0] = FieldsTag;
        var rest = WireBuffer.PutVarint(into[1..], EntrySize(name.Length, value));
        rest[0] = EntryKeyTag;
        rest = WireBuffer.PutVarint(rest[1..], name.Length);
        name.CopyTo(rest);
        rest = rest[name.Length..];
        rest[0] = EntryValueTag;
        return WireBuffer.PutVarint(rest[1..], value);
    }
}
