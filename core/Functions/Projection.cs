using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// Writes Atlas's JSON as outputs, in one pass and by the schema alone: declared properties under their own names,
/// every list a list, absent scalars and objects left out, secrets sealed. Whatever has another type than declared is
/// an error.
/// </summary>
internal sealed class Projection(IOutputWriter writer, Arguments arguments)
{
    private const int MaxStackText = 512;

    private readonly Stack<string> _path = new();
    private readonly bool _omitSecrets = arguments.IsTrue(Arguments.OmitDownloadLinks);
    private readonly byte[][] _secretTexts = [.. arguments.Secrets.Select(Encoding.UTF8.GetBytes)];
    private PropertySchema? _idProperty;
    private string? _id;

    /// <summary>Writes the object that the reader stands on.</summary>
    /// <returns>One bit for each declared property that the object has.</returns>
    public ulong Object(ref Utf8JsonReader reader, ObjectSchema schema)
    {
        writer.BeginObject();
        var found = Properties(ref reader, schema);
        MissingLists(schema, found);
        writer.EndObject();
        return found;
    }

    /// <summary>Writes the item of a list that the reader stands on.</summary>
    /// <returns>The id of the item, or null.</returns>
    public string? Item(ref Utf8JsonReader reader, string list, ObjectSchema schema)
    {
        _path.Push(list);
        _idProperty = schema.Id;
        _id = null;
        Object(ref reader, schema);
        _idProperty = null;
        _path.Pop();
        return _id;
    }

    /// <summary>Writes the value that the reader stands on, which is not null, as the property says.</summary>
    public void Property(ref Utf8JsonReader reader, PropertySchema property)
    {
        _path.Push(property.Name);
        writer.Name(property.Utf8Name);
        if (property.IsSecret)
        {
            writer.SealNext();
        }

        if (ReferenceEquals(property, _idProperty))
        {
            _id = reader.TokenType == JsonTokenType.String ? JsonText.Of(reader) : null;
        }

        Value(ref reader, property.Type);
        _path.Pop();
    }

    /// <summary>Writes an empty list for every declared list that was not found.</summary>
    public void MissingLists(ObjectSchema schema, ulong found)
    {
        for (var index = 0; index < schema.Properties.Length; index++)
        {
            var property = schema.Properties[index];
            if ((found & (1UL << index)) == 0 && property.Type.Kind == TypeKind.Array)
            {
                writer.Name(property.Utf8Name);
                writer.BeginArray();
                writer.EndArray();
            }
        }
    }

    public UnexpectedAnswerException Mismatch(JsonTokenType token, string expected) =>
        Mismatch(Describe(token), expected);

    private UnexpectedAnswerException Mismatch(string actual, string expected)
    {
        var place = _path.Count == 0 ? "it" : $"'{string.Join('.', _path.Reverse())}'";
        return new UnexpectedAnswerException($"{place} is {actual}, not {expected}");
    }

    private ulong Properties(ref Utf8JsonReader reader, ObjectSchema schema)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Mismatch(reader.TokenType, "an object");
        }

        var found = 0UL;
        var index = -1;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var next = IndexOf(ref reader, schema, index);
            reader.Read();
            if (next < 0
                || reader.TokenType == JsonTokenType.Null
                || Twice(found, next)
                || Omitted(schema.Properties[next]))
            {
                reader.Skip();
                continue;
            }

            index = next;
            found |= 1UL << index;
            Property(ref reader, schema.Properties[index]);
        }

        return found;
    }

    // JSON allows a name twice; the outputs do not.
    private static bool Twice(ulong found, int index) => (found & (1UL << index)) != 0;

    private bool Omitted(PropertySchema property) => _omitSecrets && property.IsSecret;

    private static int IndexOf(ref Utf8JsonReader reader, ObjectSchema schema, int previous)
    {
        if (!reader.ValueIsEscaped)
        {
            return schema.IndexOf(reader.ValueSpan, previous);
        }

        return schema.IndexOf(Encoding.UTF8.GetBytes(JsonText.Of(reader) ?? ""), previous);
    }

    private void Value(ref Utf8JsonReader reader, TypeSchema type)
    {
        switch (type.Kind)
        {
            case TypeKind.Object when type.Object is { } schema:
                Object(ref reader, schema);
                break;
            case TypeKind.Array when type.Items is { } items:
                Array(ref reader, items);
                break;
            case TypeKind.String when reader.TokenType == JsonTokenType.String:
                Text(ref reader);
                break;
            case TypeKind.Boolean when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                writer.Boolean(reader.TokenType == JsonTokenType.True);
                break;
            case TypeKind.Integer or TypeKind.Number when reader.TokenType == JsonTokenType.Number:
                Number(ref reader, type);
                break;
            default:
                throw Mismatch(reader.TokenType, type.Words);
        }
    }

    private void Array(ref Utf8JsonReader reader, TypeSchema items)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Mismatch(reader.TokenType, "a list");
        }

        writer.BeginArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Value(ref reader, items);
        }

        writer.EndArray();
    }

    private void Number(ref Utf8JsonReader reader, TypeSchema type)
    {
        var number = reader.GetDouble();
        if (type.Kind == TypeKind.Integer
            && (number != Math.Floor(number) || number is < int.MinValue or > int.MaxValue))
        {
            throw Mismatch(string.Create(CultureInfo.InvariantCulture, $"{number}"), "a whole number of 32 bits");
        }

        if (!double.IsFinite(number))
        {
            throw Mismatch("a number beyond all bounds", "a number that a double can hold");
        }

        writer.Number(number);
    }

    private void Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && Utf8.IsValid(reader.ValueSpan))
        {
            Text(reader.ValueSpan);
            return;
        }

        var unescaped = reader.ValueSpan.Length <= MaxStackText
            ? stackalloc byte[MaxStackText]
            : new byte[reader.ValueSpan.Length].AsSpan();
        try
        {
            var length = reader.CopyString(unescaped);
            Text(unescaped[..length]);
        }
        catch (InvalidOperationException)
        {
            throw Mismatch(reader.TokenType, "valid Unicode");
        }
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        foreach (var secret in _secretTexts)
        {
            if (secret.Length > 0 && text.IndexOf(secret) >= 0)
            {
                writer.SealNext();
                break;
            }
        }

        writer.Text(text);
    }

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };
}
