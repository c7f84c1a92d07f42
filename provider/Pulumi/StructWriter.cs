using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Writes outputs as the bytes of a google.protobuf.Struct, without an object tree: a list of a hundred thousand jobs
/// is written once, where it is sent from.
/// </summary>
internal sealed class StructWriter : IOutputWriter, IDisposable
{
    // google.protobuf.Struct, its map entry, Value and ListValue: field numbers with their wire types.
    private const byte FieldsTag = 0x0A;
    private const byte EntryKeyTag = 0x0A;
    private const byte EntryValueTag = 0x12;
    private const byte ItemTag = 0x0A;
    private const byte NumberTag = 0x11;
    private const byte TextTag = 0x1A;
    private const byte BooleanTag = 0x20;
    private const byte StructTag = 0x2A;
    private const byte ListTag = 0x32;

    // A container whose body takes between 128 and 16,383 bytes has lengths of two bytes; others are moved when they
    // end.
    private const int LikelyLengthSize = 2;

    private const int InitialSize = 4 * 1024;

    private static readonly ReadOnlyMemory<byte> SignatureKey = Encoding.UTF8.GetBytes(Signatures.Key);
    private static readonly ReadOnlyMemory<byte> SecretSignature = Encoding.UTF8.GetBytes(Signatures.Secret);
    private static readonly ReadOnlyMemory<byte> ValueKey = "value"u8.ToArray();

    private readonly Stack<Frame> _frames = new();
    private readonly WireBuffer _buffer;
    private readonly Place _outermost;
    private ReadOnlyMemory<byte>? _name;
    private bool _sealNext;

    public StructWriter()
        : this(Place.Root, new WireBuffer(InitialSize))
    {
    }

    private StructWriter(Place outermost, WireBuffer buffer) => (_outermost, _buffer) = (outermost, buffer);

    public int Position => _buffer.Length;

    public ReadOnlyMemory<byte> Written => _frames.Count == 0
        ? _buffer.Written
        : throw new InvalidOperationException("an object or a list has not ended");

    public long Length => Written.Length;

    public void WriteTo(IBufferWriter<byte> output) => output.Write(Written.Span);

    public void Dispose() => _buffer.Release();

    public void BeginObject() => Begin(StructTag);

    public void EndObject() => End();

    public void BeginArray() => Begin(ListTag);

    public void EndArray() => End();

    public void Name(ReadOnlyMemory<byte> name) => _name = name;

    public void SealNext() => _sealNext = true;

    public void Expect(int position) => _buffer.Expect(position);

    public IOutputWriter Part(int size) => new StructWriter(Place.Item, new WireBuffer(size, ArrayPool<byte>.Shared));

    public void Append(IOutputWriter part, Range positions)
    {
        var bytes = ((StructWriter)part).Written.Span[positions];
        bytes.CopyTo(_buffer.Take(bytes.Length));
    }

    public void Release() => _buffer.Release();

    public void Rewind(int position) => _buffer.Length = position;

    public void Text(ReadOnlySpan<byte> text)
    {
        var wrapped = OpenSeal();
        var place = TakeValue(1 + SizeOfLength(text.Length) + text.Length);
        place[0] = TextTag;
        text.CopyTo(WireBuffer.PutVarint(place[1..], text.Length));
        CloseSeal(wrapped);
    }

    public void Number(double number)
    {
        var wrapped = OpenSeal();
        var place = TakeValue(1 + sizeof(double));
        place[0] = NumberTag;
        BinaryPrimitives.WriteDoubleLittleEndian(place[1..], number);
        CloseSeal(wrapped);
    }

    public void Boolean(bool boolean)
    {
        var wrapped = OpenSeal();
        var place = TakeValue(2);
        place[0] = BooleanTag;
        place[1] = boolean ? (byte)1 : (byte)0;
        CloseSeal(wrapped);
    }

    private static int SizeOfLength(int length) => WireBuffer.SizeOfVarint(length);

    private bool OpenSeal()
    {
        if (!_sealNext)
        {
            return false;
        }

        _sealNext = false;
        Begin(StructTag);
        Name(SignatureKey);
        Text(SecretSignature.Span);
        Name(ValueKey);
        return true;
    }

    private void CloseSeal(bool wrapped)
    {
        if (wrapped)
        {
            End();
        }
    }

    private void Begin(byte tag)
    {
        var wrapped = OpenSeal();
        var place = _outermost;
        if (_frames.Count > 0)
        {
            place = _name is null ? Place.Item : Place.Entry;
        }

        var frame = new Frame(tag, place, _name ?? default, _buffer.Length, wrapped);
        _name = null;
        _buffer.Take(HeaderSize(frame, LikelyLengthSize, LikelyLengthSize, LikelyLengthSize));
        _frames.Push(frame);
    }

    // Only when a container ends is its length known: the header goes in front of the body, which moves if it must.
    private void End()
    {
        var frame = _frames.Pop();
        var reserved = HeaderSize(frame, LikelyLengthSize, LikelyLengthSize, LikelyLengthSize);
        var body = _buffer.Length - frame.Start - reserved;
        var value = 1 + SizeOfLength(body) + body;
        var entry = EntrySize(frame.Name.Length, value);
        var header = HeaderSize(frame, SizeOfLength(entry), SizeOfLength(value), SizeOfLength(body));
        _buffer.Move(frame.Start + reserved, body, frame.Start + header);
        _buffer.Length = frame.Start;
        if (frame.Place != Place.Root)
        {
            var rest = PutHeader(_buffer.Take(header), frame.Place, frame.Name.Span, value);
            rest[0] = frame.Tag;
            WireBuffer.PutVarint(rest[1..], body);
        }

        _buffer.Length += body;
        CloseSeal(frame.IsWrapped);
    }

    private static int EntrySize(int nameLength, int value) =>
        1 + SizeOfLength(nameLength) + nameLength + 1 + SizeOfLength(value) + value;

    private static int HeaderSize(in Frame frame, int entryLength, int valueLength, int bodyLength) =>
        frame.Place switch
        {
            Place.Root => 0,
            Place.Item => 1 + valueLength + 1 + bodyLength,
            _ => 1 + entryLength
                + 1 + SizeOfLength(frame.Name.Length) + frame.Name.Length
                + 1 + valueLength
                + 1 + bodyLength,
        };

    // Room for a value with its header in front, taken at once: this is where most of the time goes.
    private Span<byte> TakeValue(int value)
    {
        if (_name is not { } name)
        {
            var item = _buffer.Take(1 + SizeOfLength(value) + value);
            return PutHeader(item, Place.Item, default, value);
        }

        _name = null;
        var entry = EntrySize(name.Length, value);
        return PutHeader(_buffer.Take(1 + SizeOfLength(entry) + entry), Place.Entry, name.Span, value);
    }

    private static Span<byte> PutHeader(Span<byte> into, Place place, ReadOnlySpan<byte> name, int value)
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

    private enum Place
    {
        Root,
        Entry,
        Item,
    }

    private readonly record struct Frame(byte Tag, Place Place, ReadOnlyMemory<byte> Name, int Start, bool IsWrapped);
}
