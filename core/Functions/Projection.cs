using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// Writes Atlas's JSON as outputs, in one pass and by the schema alone: declared properties under their own names,
/// every list as a list, secrets as secrets, and also texts that repeat a secret. A value of another type than declared
/// is an error.
/// </summary>
internal sealed class Projection(AtlasAnswer answer, IOutputWriter writer, Arguments arguments)
{
    private const int MaxStackText = 512;

    // A download link or its key is longer; a part of another text that is as long as this is no coincidence.
    private const int MinPartOfSecret = 8;

    private readonly Stack<string> _path = new();
    private readonly bool _omitSecrets = writer.OmitsSecrets || arguments.IsTrue(Arguments.OmitDownloadLinks);
    private readonly bool _omitPersonal = arguments.IsTrue(Arguments.OmitPersonalData);
    private readonly SecretTexts _secretArguments = new([.. arguments.Secrets.Select(Encoding.UTF8.GetBytes)]);
    private readonly List<byte[]> _secrets = [];
    private SecretTexts _secretsHere = SecretTexts.None;
    private bool _isSealed;
    private string? _key;

    /// <summary>The texts of the secret properties that were written or left out.</summary>
    public IReadOnlyList<byte[]> Secrets => _secrets;

    /// <summary>Writes the object that the reader stands on, which is all that was asked for.</summary>
    /// <returns>Whether it has any of the declared properties but lists, which may be empty and say nothing.</returns>
    public bool Object(ref Utf8JsonReader reader, ExpectedObject expected)
    {
        FindSecrets(reader, expected.Schema);
        return (Object(ref reader, expected.Schema, isSecret: false, expected) & expected.Telling) != 0;
    }

    /// <summary>Writes the item of a list that the reader stands on.</summary>
    /// <returns>The key of the item.</returns>
    public string Item(ref Utf8JsonReader reader, string list, ExpectedObject expected)
    {
        _path.Push(list);
        _key = null;
        FindSecrets(reader, expected.Schema);
        Object(ref reader, expected.Schema, isSecret: false, expected);
        _path.Pop();
        return expected.CheckKey(_key, answer);
    }

    /// <summary>Writes a property beside the items of a list, which may repeat a secret of any of them.</summary>
    public void Property(ref Utf8JsonReader reader, PropertySchema property, IReadOnlyList<byte[]> secretsOfItems)
    {
        _secretsHere = new SecretTexts(secretsOfItems, MinPartOfSecret);
        Property(ref reader, property);
    }

    // The value that the reader stands on, which is not null, as the property says.
    private void Property(ref Utf8JsonReader reader, PropertySchema property)
    {
        var isSealed = _isSealed;
        _isSealed |= property.IsSecret;
        _path.Push(property.Name);
        writer.WritePropertyName(property);
        Value(ref reader, property.Type, property.IsSecret);
        _path.Pop();
        _isSealed = isSealed;
    }

    private void FindSecrets(in Utf8JsonReader reader, ObjectSchema schema)
    {
        var found = AnswerSecrets.In(reader, schema);
        _secrets.AddRange(found);
        _secretsHere = found.Count == 0 ? SecretTexts.None : new SecretTexts(found, MinPartOfSecret);
    }

    public ProviderException Mismatch(JsonTokenType token, string expected) =>
        Mismatch((Wording)JsonText.KindOf(token), expected);

    /// <summary>Says that a property of the object that is read has another type than documented.</summary>
    public ProviderException MismatchOf(string property, JsonTokenType token, string expected)
    {
        _path.Push(property);
        return Mismatch(token, expected);
    }

    private ProviderException Mismatch(Wording actual, Wording expected)
    {
        var place = _path.Count == 0 ? "it" : $"'{string.Join('.', _path.Reverse())}'";
        return answer.Unexpected(Wording.Of($"{place} is {actual}, not {expected}"));
    }

    // One bit for each declared property that the object has.
    private ulong Object(
        ref Utf8JsonReader reader,
        ObjectSchema schema,
        bool isSecret,
        ExpectedObject? expected = null)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Mismatch(reader.TokenType, "an object");
        }

        writer.WriteStartObject(schema, isSecret);
        var found = Properties(ref reader, schema, expected);
        WriteMissing(schema, found);
        writer.WriteEndObject();
        return found;
    }

    private ulong Properties(ref Utf8JsonReader reader, ObjectSchema schema, ExpectedObject? expected)
    {
        var observed = expected?.Observed ?? 0;
        var found = 0UL;
        var index = -1;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var next = JsonText.IndexOf(reader, schema, index);
            reader.Read();
            if (next < 0 || reader.TokenType == JsonTokenType.Null || Contains(found, next))
            {
                reader.Skip();
                continue;
            }

            var property = schema.Properties[next];
            if (property.IsFound || Omitted(property) || IsOmitted(reader))
            {
                reader.Skip();
                continue;
            }

            index = next;
            found |= 1UL << index;
            if (expected is not null && Contains(observed, index))
            {
                Observe(reader, expected, index);
            }

            Property(ref reader, property);
        }

        return found;
    }

    // A value that is not a text is not a key, and has another type than declared.
    private void Observe(in Utf8JsonReader reader, ExpectedObject expected, int index)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return;
        }

        if (expected.IsKey(index))
        {
            _key = JsonText.Of(reader);
        }

        if (expected.EchoAt(index)?.Difference(reader, RepeatsSecret(reader)) is { } difference)
        {
            _path.Push(expected.Schema.Properties[index].Name);
            throw Mismatch(difference.Actual, difference.Expected);
        }
    }

    private void WriteMissing(ObjectSchema schema, ulong found)
    {
        var properties = schema.Properties;
        for (var index = 0; index < properties.Length; index++)
        {
            if (!Contains(found, index))
            {
                var property = properties[index];
                Absence.Write(writer, property, isFound: true, isSecret: property.IsSecret && !_omitSecrets);
            }
        }
    }

    // JSON allows a name twice; the outputs do not.
    private static bool Contains(ulong properties, int index) => (properties & (1UL << index)) != 0;

    private bool Omitted(PropertySchema property) =>
        (_omitSecrets && property.IsSecret) || (_omitPersonal && property.IsPersonal);

    private bool IsOmitted(in Utf8JsonReader reader) => _omitSecrets && RepeatsSecret(reader);

    private bool RepeatsSecret(in Utf8JsonReader reader)
    {
        if (_secretsHere.IsEmpty || reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        return reader.ValueIsEscaped
            ? JsonText.Of(reader) is { } text && _secretsHere.IsIn(Encoding.UTF8.GetBytes(text))
            : _secretsHere.IsIn(reader.ValueSpan);
    }

    private void Value(ref Utf8JsonReader reader, TypeSchema type, bool isSecret)
    {
        switch (type.Kind)
        {
            case TypeKind.Object when type.Object is { } schema:
                Object(ref reader, schema, isSecret);
                break;
            case TypeKind.Array when type.Items is { } items:
                Array(ref reader, items, isSecret);
                break;
            case TypeKind.String when type.IsJson:
                Text(JsonText.Compact(ref reader), isSecret);
                break;
            case TypeKind.String when reader.TokenType == JsonTokenType.String:
                Text(ref reader, isSecret);
                break;
            case TypeKind.Boolean when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                writer.WriteBooleanValue(reader.TokenType == JsonTokenType.True, isSecret);
                break;
            case TypeKind.Integer or TypeKind.Number when reader.TokenType == JsonTokenType.Number:
                Number(ref reader, type, isSecret);
                break;
            default:
                throw Mismatch(reader.TokenType, type.Words);
        }
    }

    private void Array(ref Utf8JsonReader reader, TypeSchema items, bool isSecret)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Mismatch(reader.TokenType, "a list");
        }

        writer.WriteStartArray(isSecret);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!IsOmitted(reader))
            {
                Value(ref reader, items, isSecret: false);
            }
        }

        writer.WriteEndArray();
    }

    private void Number(ref Utf8JsonReader reader, TypeSchema type, bool isSecret)
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

        writer.WriteNumberValue(number, isSecret);
    }

    private void Text(ref Utf8JsonReader reader, bool isSecret)
    {
        if (!reader.ValueIsEscaped && Utf8.IsValid(reader.ValueSpan))
        {
            Text(reader.ValueSpan, isSecret);
            return;
        }

        var unescaped = reader.ValueSpan.Length <= MaxStackText
            ? stackalloc byte[MaxStackText]
            : new byte[reader.ValueSpan.Length].AsSpan();
        try
        {
            var length = reader.CopyString(unescaped);
            Text(unescaped[..length], isSecret);
        }
        catch (InvalidOperationException)
        {
            throw Mismatch(reader.TokenType, "valid Unicode");
        }
    }

    private void Text(ReadOnlySpan<byte> text, bool isSecret) =>
        writer.WriteStringValue(text, isSecret || (!_isSealed && Repeats(text)));

    private bool Repeats(ReadOnlySpan<byte> text) => _secretArguments.IsIn(text) || _secretsHere.IsIn(text);
}
