using System.Buffers;
using System.Text.Json;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Json;

/// <summary>
/// Writes outputs as indented JSON. Absent properties are left out. Nothing is written before it is certain that the
/// call succeeds: an object is written when the call has ended, and a list from its first item on.
/// </summary>
internal sealed class JsonOutput : IOutputPart
{
    /// <summary>What stands for a secret that is hidden.</summary>
    public const string Hidden = "[secret]";

    // The items of a part are in a list of the outermost object.
    private const int DepthOfItems = 2;

    private const int PieceSize = 64 * 1024;

    private readonly Action<ReadOnlyMemory<byte>>? _write;
    private readonly bool _showsSecrets;
    private readonly MemoryShare _memory;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly List<int> _itemEnds = [];
    private int _start;
    private int _secretDepth;
    private long _counted;

    /// <param name="write">Takes the JSON, piece by piece.</param>
    /// <param name="showsSecrets">Whether secrets are written as they are.</param>
    /// <param name="memory">The budget that its memory counts against.</param>
    public JsonOutput(Action<ReadOnlyMemory<byte>> write, bool showsSecrets, MemoryShare memory)
        : this(showsSecrets, memory) => _write = write;

    private JsonOutput(bool showsSecrets, MemoryShare memory)
    {
        _showsSecrets = showsSecrets;
        _memory = memory;
        _json = new Utf8JsonWriter(_buffer, JsonForm.Indented);
    }

    public bool OmitsSecrets => false;

    public int ItemCount => _itemEnds.Count;

    private int Position => (int)(_json.BytesCommitted + _json.BytesPending);

    public void WriteStartObject(ObjectSchema schema, bool isSecret)
    {
        Enter(isSecret);
        _json.WriteStartObject();
    }

    public void WriteEndObject()
    {
        _json.WriteEndObject();
        Leave();
    }

    /// <summary>Writes what is not written yet: the call has succeeded.</summary>
    public void Complete() => WriteOut();

    public void WriteStartArray(bool isSecret)
    {
        Enter(isSecret);
        _json.WriteStartArray();
    }

    public void WriteEndArray()
    {
        _json.WriteEndArray();
        Leave();
    }

    public void WritePropertyName(PropertySchema property) => _json.WritePropertyName(property.Utf8Name.Span);

    public void WriteAbsent(PropertySchema property)
    {
        // JSON has no value that means "absent".
    }

    public void WriteStringValue(ReadOnlySpan<byte> utf8, bool isSecret)
    {
        _json.WriteStringValue(Hides(isSecret) ? "[secret]"u8 : utf8);
        EndValue();
    }

    public void WriteNumberValue(double value, bool isSecret)
    {
        if (Hides(isSecret))
        {
            _json.WriteStringValue(Hidden);
        }
        else
        {
            _json.WriteNumberValue(value);
        }

        EndValue();
    }

    public void WriteBooleanValue(bool value, bool isSecret)
    {
        if (Hides(isSecret))
        {
            _json.WriteStringValue(Hidden);
        }
        else
        {
            _json.WriteBooleanValue(value);
        }

        EndValue();
    }

    // The outer containers give the items the indentation that they have in the whole.
    public IOutputPart BeginPart(int sizeHint)
    {
        var part = new JsonOutput(_showsSecrets, _memory);
        for (var depth = 0; depth < DepthOfItems; depth++)
        {
            part._json.WriteStartArray();
        }

        part._start = part.Position;
        return part;
    }

    public void AppendItems(IOutputPart part, int first, int count)
    {
        var source = (JsonOutput)part;
        source._json.Flush();
        for (var index = first; index < first + count; index++)
        {
            _json.WriteRawValue(source.Item(index), skipInputValidation: true);
            if (Position - _json.BytesCommitted > PieceSize)
            {
                WriteOut();
            }
        }
    }

    public void Dispose()
    {
        _json.Dispose();
        _memory.Subtract(_counted);
        _counted = 0;
    }

    private bool Hides(bool isSecret) => !_showsSecrets && (isSecret || _secretDepth > 0);

    private void Enter(bool isSecret)
    {
        if (isSecret || _secretDepth > 0)
        {
            _secretDepth++;
        }
    }

    private void Leave()
    {
        if (_secretDepth > 0)
        {
            _secretDepth--;
        }

        EndValue();
    }

    private void EndValue()
    {
        if (_write is null && _json.CurrentDepth == DepthOfItems)
        {
            _itemEnds.Add(Position);
            _memory.Add(_buffer.Capacity - _counted);
            _counted = _buffer.Capacity;
        }
    }

    // Without the comma before it, but with its line break and indentation.
    private ReadOnlySpan<byte> Item(int index)
    {
        var start = index == 0 ? _start : _itemEnds[index - 1];
        return _buffer.WrittenSpan[start.._itemEnds[index]].TrimStart((byte)',');
    }

    private void WriteOut()
    {
        _json.Flush();
        _write?.Invoke(_buffer.WrittenMemory);
        _buffer.ResetWrittenCount();
    }
}
