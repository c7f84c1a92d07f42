namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// The wire format of google.protobuf.Struct, its map entry, Value and ListValue: field numbers with their wire types,
/// and the bytes before a value in an object or a list.
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

    /// <summary>The size of a field with this many bytes, including its tag and its length.</summary>
    public static int Sized(int length) => 1 + WireBuffer.SizeOfVarint(length) + length;

    /// <summary>The size of a map entry without its own tag and length.</summary>
    public static int EntrySize(int nameLength, int value) => Sized(nameLength) + Sized(value);

    /// <summary>Writes the bytes that come before the value of a list item.</summary>
    /// <returns>The rest of the bytes, after what was written.</returns>
    public static Span<byte> PutItem(Span<byte> into, int value)
    {
        into[0] = ItemTag;
        return WireBuffer.PutVarint(into[1..], value);
    }

    /// <summary>Writes the bytes that come before the value of an object member.</summary>
    /// <returns>The rest of the bytes, after what was written.</returns>
    public static Span<byte> PutEntry(Span<byte> into, int entry, ReadOnlySpan<byte> name, int value)
    {
        into[0] = FieldsTag;
        var rest = WireBuffer.PutVarint(into[1..], entry);
        rest[0] = EntryKeyTag;
        rest = WireBuffer.PutVarint(rest[1..], name.Length);
        name.CopyTo(rest);
        rest = rest[name.Length..];
        rest[0] = EntryValueTag;
        return WireBuffer.PutVarint(rest[1..], value);
    }
}
