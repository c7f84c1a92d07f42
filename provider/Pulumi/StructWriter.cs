using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using Google.Protobuf;
using static AtlasBackup.Provider.Pulumi.StructFormat;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Writes outputs as the bytes of a google.protobuf.Struct, without an object tree and without copying what was written
/// in parts: the answer is put together while it is sent. Its memory is pooled, so it is disposed after that.
/// </summary>
internal sealed class StructWriter : IOutputPart
{
    private const int InitialSize = 4 * 1024;

    // Stands for the lengths of a container that has not ended: such a length takes two bytes. Others are moved when
    // they end.
    private const int LikelySize = 1_000;

    private static readonly ReadOnlyMemory<byte> SignatureKey = Encoding.UTF8.GetBytes(Signatures.Key);
    private static readonly ReadOnlyMemory<byte> SecretSignature = Encoding.UTF8.GetBytes(Signatures.Secret);
    private static readonly ReadOnlyMemory<byte> ValueKey = "value"u8.ToArray();

    private readonly Stack<Frame> _frames = new();
    private readonly List<int> _itemEnds = [];
    private readonly InsertedItems _inserted = new();
    private readonly List<WireBuffer> _taken = [];
    private readonly WireBuffer _buffer;
    private readonly Place _outermost;
    private readonly SizeLimit _limit;
    private ReadOnlyMemory<byte>? _name;
    private bool _isTaken;

    public StructWriter()
        : this(Place.Root, InitialSize, new SizeLimit())
    {
    }

    private StructWriter(Place outermost, int size, SizeLimit limit)
    {
        _outermost = outermost;
        _buffer = new WireBuffer(size);
        _limit = limit;
    }

    public bool OmitsSecrets => false;

    public int ItemCount => _itemEnds.Count;

    /// <summary>The size of the whole answer.</summary>
    public long Length => _frames.Count == 0
        ? _buffer.Length + _inserted.Size
        : throw new InvalidOperationException("an object or a list has not ended");

    public void WriteStartObject(ObjectSchema schema, bool isSecret) => Begin(StructTag, isSecret);

    public void WriteEndObject() => End();

    public void WriteStartArray(bool isSecret) => Begin(ListTag, isSecret);

    public void WriteEndArray() => End();

    public void WritePropertyName(PropertySchema property) => _name = property.Utf8Name;

    public void WriteAbsent(PropertySchema property)
    {
        // A Struct has no place for what is not there.
    }

    public void WriteStringValue(ReadOnlySpan<byte> utf8, bool isSecret)
    {
        OpenSeal(isSecret);
        PutText(utf8);
        EndValue(isSecret);
    }

    public void WriteNumberValue(double value, bool isSecret)
    {
        OpenSeal(isSecret);
        var place = TakeValue(1 + sizeof(double));
        place[0] = NumberTag;
        BinaryPrimitives.WriteDoubleLittleEndian(place[1..], value);
        EndValue(isSecret);
    }

    public void WriteBooleanValue(bool value, bool isSecret)
    {
        OpenSeal(isSecret);
        var place = TakeValue(2);
        place[0] = BooleanTag;
        place[1] = value ? (byte)1 : (byte)0;
        EndValue(isSecret);
    }

    // A Struct takes about as much as its JSON, and a third more.
    public IOutputPart BeginPart(int sizeHint) => new StructWriter(Place.Item, sizeHint / 3 * 4, _limit);

    public void AppendItems(IOutputPart part, int first, int count)
    {
        if (count > 0)
        {
            var source = (StructWriter)part;
            Take(source);
            var start = first == 0 ? 0 : source._itemEnds[first - 1];
            _inserted.Add(_buffer.Length, source._buffer, start, source._itemEnds[first + count - 1]);
        }
    }

    /// <summary>Writes the whole answer.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        foreach (var piece in Pieces())
        {
            output.Write(piece.Span);
        }
    }

    public ByteString ToByteString()
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)Length);
        var rest = bytes.AsSpan();
        foreach (var piece in Pieces())
        {
            piece.Span.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    public void Dispose()
    {
        // The memory of a part whose items were appended belongs to the answer.
        if (!_isTaken)
        {
            _limit.Subtract(_itemEnds.Count == 0 ? 0 : _itemEnds[^1]);
            _buffer.Dispose();
        }

        _taken.ForEach(static buffer => buffer.Dispose());
        _taken.Clear();
    }

    private IEnumerable<ReadOnlyMemory<byte>> Pieces() => _inserted.Within(_buffer.Written);

    private void Take(StructWriter part)
    {
        if (!part._isTaken)
        {
            part._isTaken = true;
            _taken.Add(part._buffer);
        }
    }

    // A secret is an object around the value.
    private void OpenSeal(bool isSecret)
    {
        if (isSecret)
        {
            Open(StructTag, isWrapped: false);
            _name = SignatureKey;
            PutText(SecretSignature.Span);
            _name = ValueKey;
        }
    }

    private void EndValue(bool isWrapped)
    {
        if (isWrapped)
        {
            End();
        }
        else if (_frames.Count == 0)
        {
            EndOutermost();
        }
    }

    private void EndOutermost()
    {
        if (_outermost == Place.Item)
        {
            var before = _itemEnds.Count == 0 ? 0 : _itemEnds[^1];
            _itemEnds.Add(_buffer.Length);
            _limit.Add(_buffer.Length - before);
        }
        else if (Length > SizeLimit.Max)
        {
            throw SizeLimit.Exceeded();
        }
    }

    private void Begin(byte tag, bool isSecret)
    {
        OpenSeal(isSecret);
        Open(tag, isSecret);
    }

    private void Open(byte tag, bool isWrapped)
    {
        var place = _frames.Count == 0 ? _outermost : _name is null ? Place.Item : Place.Entry;
        var frame = new Frame(
            tag, place, _name ?? default, _buffer.Length, _inserted.Count, _inserted.Size, isWrapped);
        _name = null;
        _buffer.Take(HeaderSize(frame, LikelySize));
        _frames.Push(frame);
    }

    // Only when a container ends is its length known: the header goes in front of the body, which moves if it must.
    private void End()
    {
        var frame = _frames.Pop();
        var reserved = HeaderSize(frame, LikelySize);
        var own = _buffer.Length - frame.Start - reserved;
        var body = own + _inserted.Size - frame.InsertedSize;
        var header = HeaderSize(frame, body);
        _buffer.Move(frame.Start + reserved, own, frame.Start + header);
        _inserted.Shift(frame.InsertedCount, header - reserved);
        _buffer.Length = frame.Start;
        if (frame.Place != Place.Root)
        {
            var value = 1 + SizeOfLength(body) + body;
            var rest = PutHeader(_buffer.Take(header), frame.Place, frame.Name.Span, value);
            rest[0] = frame.Tag;
            WireBuffer.PutVarint(rest[1..], body);
        }

        _buffer.Length += own;
        EndValue(frame.IsWrapped);
    }

    // The header of a container goes up to its body.
    private static int HeaderSize(in Frame frame, int body)
    {
        var own = 1 + SizeOfLength(body);
        return frame.Place == Place.Root
            ? 0
            : StructFormat.HeaderSize(frame.Place, frame.Name.Length, own + body) + own;
    }

    private void PutText(ReadOnlySpan<byte> text)
    {
        var place = TakeValue(1 + SizeOfLength(text.Length) + text.Length);
        place[0] = TextTag;
        text.CopyTo(WireBuffer.PutVarint(place[1..], text.Length));
    }

    // Room for a value with its header in front, taken at once: this is where most of the time goes.
    private Span<byte> TakeValue(int value)
    {
        if (_name is not { } name)
        {
            return PutHeader(_buffer.Take(1 + SizeOfLength(value) + value), Place.Item, default, value);
        }

        _name = null;
        var entry = EntrySize(name.Length, value);
        return PutHeader(_buffer.Take(1 + SizeOfLength(entry) + entry), Place.Entry, name.Span, value);
    }

    private readonly record struct Frame(
        byte Tag,
        Place Place,
        ReadOnlyMemory<byte> Name,
        int Start,
        int InsertedCount,
        int InsertedSize,
        bool IsWrapped);
}
