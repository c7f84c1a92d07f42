using System.Text;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Keeps the outputs of a function in memory, for a composed function or a text of a front end.</summary>
/// <param name="memory">What counts the memory.</param>
internal sealed class OutputKeeper(KeptMemory memory) : IOutputPart
{
    // What an object, a list and each value of one take on a machine of 64 bits, about.
    private const int SizeOfContainer = 200;
    private const int SizeOfValue = 64;

    // The objects and lists that are being written, and the property of each object whose value comes next.
    private readonly Stack<object> _open = new();
    private readonly Stack<string> _names = new();
    private readonly List<object> _items = [];

    public bool OmitsSecrets => true;

    public int ItemCount => _items.Count;

    /// <summary>The object that was written, once it is complete.</summary>
    public OutputObject Result => (OutputObject)_items[0];

    public void WriteStartObject(ObjectSchema schema, bool isSecret) => Open(new OutputObject());

    public void WriteEndObject() => Add(_open.Pop());

    public void WriteStartArray(bool isSecret) => Open(new List<object>());

    public void WriteEndArray() => Add(_open.Pop());

    public void WritePropertyName(PropertySchema property) => _names.Push(property.Name);

    public void WriteAbsent(PropertySchema property)
    {
    }

    public void WriteStringValue(ReadOnlySpan<byte> utf8, bool isSecret)
    {
        memory.Add(sizeof(char) * utf8.Length);
        Add(Encoding.UTF8.GetString(utf8));
    }

    public void WriteNumberValue(double value, bool isSecret) => Add(value);

    public void WriteBooleanValue(bool value, bool isSecret) => Add(value);

    public IOutputPart BeginPart(int sizeHint) => new OutputKeeper(memory);

    public void AppendItems(IOutputPart part, int first, int count)
    {
        var items = ((OutputKeeper)part)._items;
        for (var index = first; index < first + count; index++)
        {
            Put(items[index]);
        }
    }

    public void Dispose()
    {
    }

    private void Open(object container)
    {
        memory.Add(SizeOfContainer);
        _open.Push(container);
    }

    private void Add(object value)
    {
        memory.Add(SizeOfValue);
        Put(value);
    }

    private void Put(object value)
    {
        switch (_open.TryPeek(out var parent) ? parent : null)
        {
            case OutputObject members:
                members.Add(_names.Pop(), value);
                break;
            case List<object> list:
                list.Add(value);
                break;
            default:
                _items.Add(value);
                break;
        }
    }
}
