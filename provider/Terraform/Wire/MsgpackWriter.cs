using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Terraform.Wire;

/// <summary>
/// Writes the result of a data source or an ephemeral resource as MessagePack: the arguments as they were given, and
/// the outputs, with every declared attribute in every object. Its memory is pooled, so it must be disposed after the
/// result has been sent.
/// </summary>
internal sealed class MsgpackWriter : IOutputPart
{
    private const int InitialSize = 4 * 1024;

    private readonly MsgpackBuffer _buffer;
    private readonly MemoryShare _memory;
    private readonly ResultArguments? _arguments;
    private readonly Stack<Frame> _outer = new();
    private readonly List<int> _itemEnds = [];
    private Frame _open;

    // The value that comes next, or that is being written, is not an attribute of its own.
    private bool _isSkipping;
    private int _skippedDepth;

    /// <param name="arguments">The arguments of the call, which are attributes of the result.</param>
    /// <param name="withSecrets">Whether secrets belong to the result.</param>
    /// <param name="memory">The budget that its memory counts against.</param>
    public MsgpackWriter(ResultArguments arguments, bool withSecrets, MemoryShare memory)
        : this(arguments, withSecrets, InitialSize, memory)
    {
    }

    private MsgpackWriter(ResultArguments? arguments, bool withSecrets, int size, MemoryShare memory)
    {
        _arguments = arguments;
        OmitsSecrets = !withSecrets;
        _buffer = new MsgpackBuffer(size, memory);
        _memory = memory;
    }

    public bool OmitsSecrets { get; }

    public int ItemCount => _itemEnds.Count;

    /// <summary>The whole result.</summary>
    public ReadOnlyMemory<byte> Result => _outer.Count == 0
        ? _buffer.Written
        : throw new InvalidOperationException("an object or a list has not ended");

    private bool IsPart => _arguments is null;

    public void WriteStartObject(ObjectSchema schema, bool isSecret)
    {
        if (Skips(1))
        {
            return;
        }

        var isResult = _outer.Count == 0 && !IsPart;
        Open(MsgpackFormat.Map32, isList: false);
        if (isResult && _arguments is not null)
        {
            _open = _open with { Count = _arguments.WriteTo(_buffer) };
        }
    }

    public void WriteEndObject() => Close();

    public void WriteStartArray(bool isSecret)
    {
        if (!Skips(1))
        {
            Open(MsgpackFormat.Array32, isList: true);
        }
    }

    public void WriteEndArray() => Close();

    public void WritePropertyName(PropertySchema property)
    {
        if (!_isSkipping)
        {
            _isSkipping = !TakeName(property);
        }
    }

    public void WriteAbsent(PropertySchema property)
    {
        if (!_isSkipping && TakeName(property))
        {
            _buffer.PutNil();
        }
    }

    public void WriteStringValue(ReadOnlySpan<byte> utf8, bool isSecret)
    {
        if (!Skips())
        {
            BeginValue();
            _buffer.PutText(utf8);
            EndValue();
        }
    }

    public void WriteNumberValue(double value, bool isSecret)
    {
        if (!Skips())
        {
            BeginValue();
            _buffer.PutNumber(value);
            EndValue();
        }
    }

    public void WriteBooleanValue(bool value, bool isSecret)
    {
        if (!Skips())
        {
            BeginValue();
            _buffer.PutBoolean(value);
            EndValue();
        }
    }

    // MessagePack takes about as much memory as its JSON.
    public IOutputPart BeginPart(int sizeHint) => new MsgpackWriter(null, !OmitsSecrets, sizeHint, _memory);

    public void AppendItems(IOutputPart part, int first, int count)
    {
        if (count > 0)
        {
            var source = (MsgpackWriter)part;
            var start = first == 0 ? 0 : source._itemEnds[first - 1];
            _buffer.Append(source._buffer.Written.Span[start..source._itemEnds[first + count - 1]]);
            _open = _open with { Count = _open.Count + count };
        }
    }

    public void Dispose() => _buffer.Dispose();

    // Of the result itself, an output that repeats an argument is the argument.
    private bool TakeName(PropertySchema property)
    {
        var isOfResult = _outer.Count == 1 && !IsPart;
        if ((OmitsSecrets && property.IsSecret) || (isOfResult && _arguments?.Has(property.Name) == true))
        {
            return false;
        }

        _buffer.PutText(AttributeNames.Utf8(property));
        _open = _open with { Count = _open.Count + 1 };
        return true;
    }

    private bool Skips(int nesting = 0)
    {
        if (!_isSkipping)
        {
            return false;
        }

        _skippedDepth += nesting;
        _isSkipping = _skippedDepth > 0;
        return true;
    }

    private void Open(byte head, bool isList)
    {
        BeginValue();
        _outer.Push(_open);
        _open = new Frame(_buffer.Begin(head), 0, isList);
    }

    private void Close()
    {
        if (Skips(-1))
        {
            return;
        }

        _buffer.End(_open.Start, _open.Count);
        _open = _outer.Pop();
        EndValue();
    }

    private void BeginValue()
    {
        if (_open.IsList)
        {
            _open = _open with { Count = _open.Count + 1 };
        }
    }

    private void EndValue()
    {
        if (IsPart && _outer.Count == 0)
        {
            _itemEnds.Add(_buffer.Length);
        }
    }

    private readonly record struct Frame(int Start, int Count, bool IsList);
}
