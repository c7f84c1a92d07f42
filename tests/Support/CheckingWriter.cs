using System.Globalization;
using System.Text;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// Checks every rule of <see cref="IOutputWriter"/> and shows the outputs as text, with secrets marked:
/// <c>{id: "a", url: secret("b"), links: []}</c>. Absent properties are not shown.
/// </summary>
internal sealed class CheckingWriter : IOutputPart
{
    private readonly Stack<CheckedContainer> _open = new();
    private readonly List<(TypeKind Kind, ObjectSchema? Object, string Text)> _items = [];
    private readonly HashSet<int> _appended = [];
    private readonly CheckingWriter? _whole;
    private int _openParts;
    private string? _outputs;
    private bool _isDisposed;

    public CheckingWriter(bool omitsSecrets = false) => OmitsSecrets = omitsSecrets;

    private CheckingWriter(CheckingWriter whole)
        : this(whole.OmitsSecrets) => _whole = whole;

    public bool OmitsSecrets { get; }

    public int ItemCount => _items.Count;

    /// <summary>The number of parts that were started and not disposed.</summary>
    public int OpenParts => Volatile.Read(ref _openParts);

    private bool IsPart => _whole is not null;

    /// <summary>The outputs, which must be complete.</summary>
    public override string ToString() => _outputs ?? throw Broken("the outputs are not complete");

    public void WriteStartObject(ObjectSchema schema, bool isSecret) =>
        Open(schema, BeginValue(TypeKind.Object, schema, isSecret), isSecret);

    public void WriteEndObject()
    {
        var ended = Close(isObject: true);
        var missing = ended.Missing.ToList();
        Require(missing.Count == 0, $"nothing was said of {string.Join(", ", missing)}");
        EndValue(TypeKind.Object, ended.Schema, $"{{{string.Join(", ", ended.Content)}}}", ended.IsSecret);
    }

    public void WriteStartArray(bool isSecret) =>
        Open(null, BeginValue(TypeKind.Array, null, isSecret), isSecret);

    public void WriteEndArray()
    {
        var ended = Close(isObject: false);
        var property = ended.Property;
        if (property is { IsSecret: true } && ended.Content.Count > 0)
        {
            Require(ended.IsSecret, $"{property.Name} is secret");
            Require(!OmitsSecrets, $"{property.Name} is to be left out");
        }

        EndValue(TypeKind.Array, null, $"[{string.Join(", ", ended.Content)}]", ended.IsSecret);
    }

    public void WritePropertyName(PropertySchema property)
    {
        var isLeftOut = OmitsSecrets && property.IsSecret && property.Type.Kind != TypeKind.Array;
        Require(!isLeftOut, $"{property.Name} is to be left out");
        OpenObject().Name(property);
    }

    public void WriteAbsent(PropertySchema property)
    {
        Require(property.Type.Kind != TypeKind.Array, $"{property.Name} is a list, which is never absent");
        OpenObject().Absent(property);
    }

    public void WriteStringValue(ReadOnlySpan<byte> utf8, bool isSecret) =>
        WriteScalar(TypeKind.String, $"\"{new UTF8Encoding(false, true).GetString(utf8)}\"", isSecret);

    public void WriteNumberValue(double value, bool isSecret)
    {
        Require(double.IsFinite(value), "a number must be finite");
        WriteScalar(TypeKind.Number, value.ToString("R", CultureInfo.InvariantCulture), isSecret);
    }

    public void WriteBooleanValue(bool value, bool isSecret) =>
        WriteScalar(TypeKind.Boolean, value ? "true" : "false", isSecret);

    public IOutputPart BeginPart(int sizeHint)
    {
        Require(!IsPart, "a part has no parts");
        Require(sizeHint >= 0, "a size is not negative");
        Interlocked.Increment(ref _openParts);
        return new CheckingWriter(this);
    }

    public void AppendItems(IOutputPart part, int first, int count)
    {
        var source = (CheckingWriter)part;
        Require(ReferenceEquals(source._whole, this), "the part belongs to another writer");
        Require(!source._isDisposed, "the part is disposed");
        Require(source._open.Count == 0, "the part is not complete");
        Require(first >= 0 && count >= 0 && first + count <= source.ItemCount, "the part has no such items");
        Require(_open.TryPeek(out var open) && open.Schema is null, "items belong into an array");
        for (var index = first; index < first + count; index++)
        {
            Require(source._appended.Add(index), $"item {index} was appended before");
            var item = source._items[index];
            BeginValue(item.Kind, item.Object, isSecret: false);
            EndValue(item.Kind, item.Object, item.Text, isSecret: false);
        }
    }

    public void Dispose()
    {
        if (!_isDisposed && _whole is not null)
        {
            Interlocked.Decrement(ref _whole._openParts);
        }

        _isDisposed = true;
    }

    internal static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw Broken(otherwise);
        }
    }

    internal static InvalidOperationException Broken(string rule) =>
        new($"the contract of the writer is broken: {rule}");

    private CheckedContainer OpenObject()
    {
        Require(!_isDisposed, "the writer is disposed");
        return _open.TryPeek(out var open) && open.Schema is not null
            ? open
            : throw Broken("a name belongs into an object");
    }

    private void Open(ObjectSchema? schema, CheckedPlace place, bool isSecret) =>
        _open.Push(new CheckedContainer(schema, place.Property, isSecret, place.Type));

    private CheckedContainer Close(bool isObject)
    {
        Require(_open.TryPeek(out var open) && open.Schema is not null == isObject, "this is not what was begun last");
        Require(open?.Pending is null, $"{open?.Pending?.Name} has no value");
        return _open.Pop();
    }

    private void WriteScalar(TypeKind kind, string text, bool isSecret)
    {
        BeginValue(kind, null, isSecret);
        EndValue(kind, null, text, isSecret);
    }

    private CheckedPlace BeginValue(TypeKind kind, ObjectSchema? schema, bool isSecret)
    {
        Require(!_isDisposed, "the writer is disposed");
        if (!_open.TryPeek(out var open))
        {
            Require(IsPart || (kind == TypeKind.Object && _outputs is null), "the outputs are one object");
            return default;
        }

        var place = open.TakePlace();
        Require(place.Type is null || IsOf(place.Type, kind, schema), $"{place} has another type");

        // An empty list need not be marked, and only at its end it is known whether the list is empty.
        var needsMark = place.Property is { IsSecret: true } && kind != TypeKind.Array;
        Require(isSecret || !needsMark, $"{place} is secret");
        return place;
    }

    private static bool IsOf(TypeSchema type, TypeKind kind, ObjectSchema? schema)
    {
        var declared = type.Kind == TypeKind.Integer ? TypeKind.Number : type.Kind;
        return declared == kind && ReferenceEquals(type.Object, schema);
    }

    private void EndValue(TypeKind kind, ObjectSchema? schema, string text, bool isSecret)
    {
        var shown = isSecret ? $"secret({text})" : text;
        if (_open.TryPeek(out var open))
        {
            open.Add(shown);
        }
        else if (IsPart)
        {
            _items.Add((kind, schema, shown));
        }
        else
        {
            _outputs = shown;
        }
    }
}
