using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using static AtlasBackup.Provider.Pulumi.StructFormat;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Writes outputs as the bytes of a google.protobuf.Struct, without an object tree and without copying the parts: the
/// answer is joined while it is sent. Its memory is pooled, so it must be disposed after that.
/// </summary>
internal sealed class StructWriter : IOutputPart
{
    private const int InitialSize = 4 * 1024;

    // The assumed length of a container that has not ended; such a length takes two bytes. If the real length takes
    // more or fewer bytes, the container is moved when it ends.
    private const int LikelySize = 1_000;

    private static readonly PropertySchema SignatureKey = new(Signatures.Key, new TypeSchema(TypeKind.String));
    private static readonly PropertySchema ValueKey = new("value", new TypeSchema(TypeKind.String));
    private static readonly byte[] SecretSignature = Encoding.UTF8.GetBytes(Signatures.Secret);

    private readonly Stack<Frame> _frames = new();
    private readonly List<int> _itemEnds = [];
    private readonly InsertedItems _inserted = new();
    private readonly List<WireBuffer> _taken = [];
    private readonly WireBuffer _buffer;
    private readonly bool _isPart;
    private readonly SizeLimit _limit;
    private readonly MemoryShare _memory;
    private PropertySchema? _name;
    private bool _isTaken;

    /// <param name="memory">The budget that its memory counts against.</param>
    public StructWriter(MemoryShare memory)
        : this(isPart: false, InitialSize, new SizeLimit(), memory)
    {
    }

    private StructWriter(bool isPart, int size, SizeLimit limit, MemoryShare memory)
    {
        _isPart = isPart;
        _buffer = new WireBuffer(size, limit, memory);
        _limit = limit;
        _memory = memory;
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

    public void WritePropertyName(PropertySchema property) => _name = property;

    public void WriteAbsent(PropertySchema property)
    {
        // A Struct cannot hold absent values, so nothing is written.
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

    // A Struct takes about a third more memory than its JSON.
    public IOutputPart BeginPart(int sizeHint) => new StructWriter(isPart: true, sizeHint / 3 * 4, _limit, _memory);

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

    /// <summary>The whole answer, in pieces.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces() => _inserted.Within(_buffer.Written);

    public void Dispose()
    {
        // The memory of a part whose items were appended now belongs to the answer.
        if (!_isTaken)
        {
            _buffer.Dispose();
        }

        _taken.ForEach(static buffer => buffer.Dispose());
        _taken.Clear();
    }

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
            PutText(SecretSignature);
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
        if (_isPart)
        {
            _itemEnds.Add(_buffer.Length);
            _buffer.Count();
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
        var hasHeader = _isPart || _frames.Count > 0;
        var frame = new Frame(
            tag,
            _name,
            hasHeader,
            isWrapped,
            _buffer.Length,
            hasHeader ? HeaderSize(_name, LikelySize) : 0,
            _inserted.Count,
            _inserted.Size);
        _name = null;
        _buffer.Take(frame.Reserved);
        _frames.Push(frame);
    }

    // The length of a container is known only when it ends. Then the header is written before the body, which moves if
    // the header needs other space.
    private void End()
    {
        var frame = _frames.Pop();
        if (frame.HasHeader)
        {
            PutHeader(frame);
        }

        EndValue(frame.IsWrapped);
    }

    private void PutHeader(in Frame frame)
    {
        var own = _buffer.Length - frame.Start - frame.Reserved;
        var body = own + _inserted.Size - frame.InsertedSize;
        var header = HeaderSize(frame.Name, body);
        _buffer.Move(frame.Start + frame.Reserved, own, frame.Start + header);
        _inserted.Shift(frame.InsertedCount, header - frame.Reserved);
        _buffer.Length = frame.Start;
        var rest = PutName(_buffer.Take(header), frame.Name, Sized(body));
        rest[0] = frame.Tag;
        WireBuffer.PutVarint(rest[1..], body);
        _buffer.Length += own;
    }

    // The header of a container ends where its body begins.
    private static int HeaderSize(PropertySchema? name, int body)
    {
        var value = Sized(body);
        return Sized(name is null ? value : EntrySize(name.Utf8Name.Length, value)) - body;
    }

    private static Span<byte> PutName(Span<byte> into, PropertySchema? name, int value) => name is null
        ? PutItem(into, value)
        : PutEntry(into, EntrySize(name.Utf8Name.Length, value), name.Utf8Name.Span, value);

    private void PutText(ReadOnlySpan<byte> text)
    {
        var place = TakeValue(Sized(text.Length));
        place[0] = TextTag;
        text.CopyTo(WireBuffer.PutVarint(place[1..], text.Length));
    }

    // Takes room for a value and its header in one step, because most of the time is spent here.
    private Span<byte> TakeValue(int value)
    {
        if (_name is null)
        {
            return PutItem(_buffer.Take(Sized(value)), value);
        }

        var name = _name.Utf8Name.Span;
        _name = null;
        var entry = EntrySize(name.Length, value);
        return PutEntry(_buffer.Take(Sized(entry)), entry, name, value);
    }

    private readonly record struct Frame(
        byte Tag,
        PropertySchema? Name,
        bool HasHeader,
        bool IsWrapped,
        int Start,
        int Reserved,
        int InsertedCount,
        int InsertedSize);
}
